import type { LogFormat } from '../log-format.js';
import { freeipmiSel } from './sel/freeipmi-sel.js';
import { hexSel } from './sel/hex-sel.js';
import { ipmitoolSelCsv } from './sel/ipmitool-sel-csv.js';
import { ipmitoolSelList } from './sel/ipmitool-sel-list.js';
import { ipmitoolSelVerbose } from './sel/ipmitool-sel-verbose.js';
import { rawSel } from './sel/raw-sel.js';
import { selSave } from './sel/sel-save.js';
import { sensorRows } from './sel/sensor-rows.js';

/** System event logs and sensors as the IPMI tools print them. */
export const selFormats: readonly LogFormat[] = [rawSel, hexSel, selSave, ipmitoolSelVerbose, ipmitoolSelList, freeipmiSel, ipmitoolSelCsv];

/** Rows of sensors without id and time, as tickets quote them: asked after all others, because they have the least of their own. */
export const bareSensorRows: readonly LogFormat[] = [sensorRows];
