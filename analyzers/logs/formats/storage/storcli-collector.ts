import type { Component } from '#domain/component.js';
import type { EventTime } from '#domain/log-event.js';
import type { ListedPart } from '../../event/draft-of-part.js';
import { printedPart } from '../../storage/drive-part.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import { signOfBatteryField, signOfControllerField, signOfDriveField } from './raid-counters.js';
import { signOfState } from './raid-states.js';
import type { PlacedSign, StorageReport } from './storage-report.js';
import type { StorcliRow } from './storcli-rows.js';

/** Where a fact stands in the source. */
export type Where = { readonly line: number | null; readonly raw: string };

type Device = Where & { part: ListedPart; readonly signs: PlacedSign[] };

/** Facts of one controller as storcli prints them, in text or JSON. */
export type StorcliCollector = {
  /** Number of the controller; drives of the first keep their bare `enclosure:slot`. */
  readonly controller: (number: number) => void;
  readonly row: (row: StorcliRow, where: Where) => void;
  readonly property: (section: string, key: string, value: string, where: Where) => void;
  readonly time: (time: EventTime) => void;
  readonly reports: () => StorageReport[];
};

const driveSection = /^Drive \/c(?<controller>\d{1,3})(?:\/e(?<enclosure>\d{1,4}))?\/s(?<slot>\d{1,4})\b/i;
const batterySection = /bbu|battery|cachevault|gasgauge|capacit|^(?:firmware_status|design_info)$/i;
const devicesKept = 4_000;

/** Collects what storcli says of one controller, its drives, arrays and battery. */
export function createStorcliCollector(): StorcliCollector {
  const drives = new Map<string, Device>();
  const others = new Map<string, Device>();
  const arrays: PlacedSign[] = [];
  let number = 0;
  let time: EventTime | null = null;
  const deviceOf = (store: Map<string, Device>, key: string, component: Component, where: Where): Device => {
    const known = store.get(key);
    if (known !== undefined) return known;
    const device = { ...where, part: { component }, signs: [] };
    if (store.size < devicesKept) store.set(key, device);
    return device;
  };
  const drive = (place: string, where: Where) => deviceOf(drives, place, driveAt(number, place), where);
  const controller = (where: Where) => deviceOf(others, 'controller', printedPart('raid-controller', `c${number}`), where);
  const battery = (where: Where) => deviceOf(others, 'battery', printedPart('raid-battery', null), where);
  return {
    controller: (value) => {
      number = value;
    },
    time: (value) => {
      time = value;
    },
    row: (row, where) => {
      const place = row['EID:Slt'] ?? row['EID:Slot'];
      if (place !== undefined && /^(?:\d{1,4}|\s?):\d{1,4}$/.test(place)) addDriveRow(drive(place.trim(), where), row, where);
      else if (place !== undefined) push(arrays, missingMember(row), where);
      else if (row['DG/VD'] !== undefined) push(arrays, arraySign(row), where);
      else if (row.RetentionTime !== undefined || row.MfgDate !== undefined) addBatteryRow(battery(where), row, where);
      else if (row['Drive-ID'] !== undefined) addProgressRow(drive, row, where);
      else if (row.Hlth !== undefined) addOverviewRow(row, where, (key, component) => deviceOf(others, key, component, where));
      else if (row.EID !== undefined && row.Slots !== undefined) push(arrays, enclosureSign(row), where);
    },
    property: (section, key, value, where) => {
      const found = driveSection.exec(section)?.groups;
      if (found) {
        const device = drive(`${found.enclosure ?? ''}:${found.slot}`, where);
        addDriveProperty(device, key, value, where);
      } else if (batterySection.test(section)) addBatteryProperty(battery(where), key, value, where);
      else addControllerProperty(() => controller(where), key, value, where);
    },
    reports: () => {
      const devices = [...others.values(), ...drives.values()].map(({ line, raw, part, signs }) => ({ line, raw, time, part, signs }));
      const first = arrays[0];
      if (first === undefined) return devices;
      return [...devices, { line: first.line ?? null, raw: first.raw ?? '', time, part: null, signs: arrays }];
    },
  };
}

/** A drive by the enclosure and slot as printed; drives of a second controller carry its number. */
export function driveAt(controller: number, place: string): Component {
  const slot = place.slice(place.indexOf(':') + 1);
  return printedPart('drive', controller === 0 ? place : `/c${controller} ${place}`, slot);
}

function push(signs: PlacedSign[], sign: ConditionSign | null, where: Where): void {
  if (sign !== null && signs.length < devicesKept) signs.push({ ...sign, ...where });
}

function addDriveRow(device: Device, row: StorcliRow, where: Where): void {
  const state = row.State ?? '';
  const component = device.part.component;
  device.part = { ...device.part, model: row.Model ?? device.part.model ?? null, capacity: row.Size ?? device.part.capacity ?? null };
  // The topology repeats the drives of the list below it.
  if (device.signs.some((sign) => sign.reported === state)) return;
  push(device.signs, signOfState({ of: 'drive', state, text: `PD ${row['EID:Slt'] ?? row['EID:Slot']}: ${state}`, component }), where);
  if (row.DG === 'F')
    push(device.signs, { condition: 'raid/foreign-configuration', text: 'Foreign configuration found', component }, where);
}

/** A row of the topology for a member whose place is gone. */
function missingMember(row: StorcliRow): ConditionSign | null {
  if (row.Type !== 'DRIVE') return null;
  const state = row.State ?? '';
  return signOfState({
    of: 'drive',
    state,
    text: `Array member of DG ${row.DG} row ${row.Row}: ${state}`,
    component: printedPart('drive', null),
  });
}

/** An array in order is a state: lists of arrays alone are read as well. */
function arraySign(row: StorcliRow): ConditionSign {
  const state = row.State ?? '';
  const text = `VD ${row['DG/VD']} ${row.TYPE ?? ''}: ${state}`;
  const sign =
    signOfState({ of: 'array', state, text, component: null }) ?? ({ condition: 'raid/array-state', text, component: null } as const);
  return { ...sign, details: { virtualDrive: row['DG/VD'] ?? '' } };
}

function enclosureSign(row: StorcliRow): ConditionSign | null {
  const state = row.State ?? '';
  const component = printedPart('backplane', `EID ${row.EID}`);
  return signOfState({ of: 'enclosure', state, text: `Enclosure ${row.EID}: ${state}`, component });
}

function addBatteryRow(device: Device, row: StorcliRow, where: Where): void {
  const state = row.State ?? '';
  const component = device.part.component;
  device.part = { ...device.part, model: row.Model ?? device.part.model ?? null };
  push(device.signs, signOfState({ of: 'battery', state, text: `BBU ${row.Model ?? ''}: ${state}`, component }), where);
}

/** A row of `show`: health of each controller and of its battery in short. */
function addOverviewRow(row: StorcliRow, where: Where, open: (key: string, component: Component) => Device): void {
  const number = row.Ctl ?? '0';
  const device = open(`controller ${number}`, printedPart('raid-controller', `c${number}`));
  const component = device.part.component;
  device.part = { ...device.part, model: row.Model ?? null };
  push(
    device.signs,
    signOfState({ of: 'controller', state: row.Hlth ?? '', text: `Controller ${number} health: ${row.Hlth}`, component }),
    where,
  );
  const battery = {
    of: 'battery',
    state: row.BBU ?? '',
    text: `BBU of controller ${number}: ${row.BBU}`,
    component: printedPart('raid-battery', null),
  } as const;
  if (row.BBU !== undefined && !/^(?:N\/A|-|Msng)$/i.test(row.BBU)) push(device.signs, signOfState(battery), where);
}

const driveId = /\/e(?<enclosure>\d{1,4})\/s(?<slot>\d{1,4})$/;

/** A row of `show rebuild` and `show copyback` that is under way. */
function addProgressRow(open: (place: string, where: Where) => Device, row: StorcliRow, where: Where): void {
  const found = driveId.exec(row['Drive-ID'] ?? '')?.groups;
  const percent = row['Progress%'] ?? '';
  if (!found || !/^\d{1,3}$/.test(percent)) return;
  const device = open(`${found.enclosure}:${found.slot}`, where);
  push(device.signs, { condition: 'raid/rebuild', text: `Progress ${percent} %`, component: device.part.component }, where);
}

function addDriveProperty(device: Device, key: string, value: string, where: Where): void {
  const fields: Readonly<Record<string, keyof Omit<ListedPart, 'component'>>> = {
    sn: 'serialNumber',
    'manufacturer id': 'manufacturer',
    'model number': 'model',
    'firmware revision': 'firmware',
    'raw size': 'capacity',
  };
  const name = fields[key.toLowerCase()];
  if (name !== undefined) device.part = { ...device.part, [name]: value.trim().replace(/ \[.*$/, '') };
  const { component } = device.part;
  push(device.signs, signOfDriveField(key, value, component), where);
  if (/^state$/i.test(key)) push(device.signs, signOfState({ of: 'drive', state: value, text: `PD state: ${value}`, component }), where);
}

function addBatteryProperty(device: Device, key: string, value: string, where: Where): void {
  const { component } = device.part;
  const isState = /^(?:battery )?state$|^status$/i.test(key.trim());
  const sign = isState
    ? signOfState({ of: 'battery', state: value, text: `BBU ${key.trim()}: ${value}`, component })
    : signOfBatteryField(key, value, component);
  push(device.signs, sign, where);
  if (/^(?:device name|type)$/i.test(key.trim())) device.part = { ...device.part, model: value };
  if (/^serial number$/i.test(key.trim())) device.part = { ...device.part, serialNumber: value };
}

const controllerFields: Readonly<Record<string, keyof Omit<ListedPart, 'component'>>> = {
  model: 'model',
  'product name': 'model',
  'serial number': 'serialNumber',
  'firmware version': 'firmware',
  'fw version': 'firmware',
};

function addControllerProperty(open: () => Device, key: string, value: string, where: Where): void {
  const name = controllerFields[key.trim().toLowerCase()];
  const probe = printedPart('raid-controller', null);
  const isStatus = /^controller status$/i.test(key.trim());
  const isSign = isStatus || signOfControllerField(key, value, probe) !== null;
  if (name === undefined && !isSign) return;
  const device = open();
  const { component } = device.part;
  if (name !== undefined && device.part[name] == null) device.part = { ...device.part, [name]: value };
  if (isStatus) push(device.signs, signOfState({ of: 'controller', state: value, text: `Controller Status: ${value}`, component }), where);
  else push(device.signs, signOfControllerField(key, value, component), where);
}
