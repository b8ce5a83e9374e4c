import { findAddresses } from './addresses.js';
import { findCards, findIdentities } from './cards.js';
import { findCredentials } from './credentials.js';
import { findHardwareAddresses } from './hardware-addresses.js';
import { findKeys } from './keys.js';
import { findMails } from './mails.js';
import { findNames } from './names.js';
import { findPhones } from './phones.js';
import { findSerials } from './serials.js';
import type { Detector } from './span.js';

/** All detectors, in the order they run: what may hold other kinds within it comes first; names look at phone numbers behind them. */
export const detectors: readonly Detector[] = [
  { kind: 'key', find: findKeys },
  { kind: 'credential', find: findCredentials },
  { kind: 'mail', find: findMails },
  { kind: 'name', find: findNames },
  { kind: 'serial', find: findSerials },
  { kind: 'mac', find: findHardwareAddresses },
  { kind: 'ip', find: findAddresses },
  { kind: 'identity', find: findIdentities },
  { kind: 'card', find: findCards },
  { kind: 'phone', find: findPhones },
];
