import type { LogFormat } from '../log-format.js';
import { arcconfText } from './storage/arcconf-text.js';
import { blockDeviceJson } from './storage/block-device-json.js';
import { blockDeviceList } from './storage/block-device-list.js';
import { linuxRaid } from './storage/linux-raid.js';
import { megacliText } from './storage/megacli-text.js';
import { megaraidEvents } from './storage/megaraid-events.js';
import { nvmeJson } from './storage/nvme-json.js';
import { nvmeText } from './storage/nvme-text.js';
import { raidMail } from './storage/raid-mail.js';
import { sasIrcuText } from './storage/sas-ircu-text.js';
import { smartctlJson } from './storage/smartctl-json.js';
import { smartctlText } from './storage/smartctl-text.js';
import { smartdMail } from './storage/smartd-mail.js';
import { ssacliText } from './storage/ssacli-text.js';
import { storcliJson } from './storage/storcli-json.js';
import { storcliText } from './storage/storcli-text.js';
import { zpoolStatus } from './storage/zpool-status.js';

/** Outputs of the tools for drives and RAID controllers. */
export const storageFormats: readonly LogFormat[] = [
  smartctlJson,
  nvmeJson,
  storcliJson,
  blockDeviceJson,
  smartdMail,
  smartctlText,
  nvmeText,
  storcliText,
  megaraidEvents,
  megacliText,
  arcconfText,
  ssacliText,
  sasIrcuText,
  linuxRaid,
  raidMail,
  zpoolStatus,
  blockDeviceList,
];
