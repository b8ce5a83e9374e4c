import type { LogFormat } from '../log-format.js';
import { esxcliSel } from './sel/esxcli-sel.js';
import { freeipmiSel } from './sel/freeipmi-sel.js';
import { freeipmiSelLegacy } from './sel/freeipmi-sel-legacy.js';
import { freeipmiSensors } from './sel/freeipmi-sensors.js';
import { fruPrint } from './sel/fru-print.js';
import { hexSel } from './sel/hex-sel.js';
import { ipmiStatus } from './sel/ipmi-status.js';
import { ipmitoolSelCsv } from './sel/ipmitool-sel-csv.js';
import { ipmitoolSelList } from './sel/ipmitool-sel-list.js';
import { ipmitoolSelVerbose } from './sel/ipmitool-sel-verbose.js';
import { ipmitoolSensors } from './sel/ipmitool-sensors.js';
import { ipmiutilSel } from './sel/ipmiutil-sel.js';
import { ipmiutilSensor } from './sel/ipmiutil-sensor.js';
import { rawSel } from './sel/raw-sel.js';
import { selSave } from './sel/sel-save.js';
import { sensorGet } from './sel/sensor-get.js';
import { sensorRows } from './sel/sensor-rows.js';

/** System event logs and sensors as the IPMI tools print them. */
export const selFormats: readonly LogFormat[] = [
  rawSel,
  hexSel,
  selSave,
  ipmitoolSelVerbose,
  ipmitoolSelList,
  ipmiutilSel,
  freeipmiSel,
  freeipmiSelLegacy,
  ipmitoolSelCsv,
  ipmitoolSensors,
  freeipmiSensors,
  ipmiutilSensor,
  sensorGet,
  fruPrint,
  esxcliSel,
  ipmiStatus,
];

/** Rows of sensors without id and time, as tickets quote them: asked after all others, because they have the least of their own. */
export const bareSensorRows: readonly LogFormat[] = [sensorRows];
