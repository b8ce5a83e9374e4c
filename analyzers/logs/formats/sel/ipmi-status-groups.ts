import type { PlacelessDraft } from '../../event/draft-of-record.js';

/** Fields of one output by their lower-cased names. */
export type Fields = ReadonlyMap<string, string>;

/** Which output a field belongs to. */
export type StatusGroup = 'sel' | 'chassis' | 'controller' | 'network' | 'power' | 'watchdog' | 'other';

/** Fields by which each output is known, in lower case, of ipmitool and FreeIPMI. */
const keysByGroup = {
  sel: [
    ...['entries', 'free space', 'percent used', 'last add time', 'last del time', 'overflow', 'supported cmds'],
    ...['# of alloc units', 'alloc unit size', '# free units', 'largest free blk', 'max record size'],
    ...['number of log entries', 'free space remaining', 'recent addition timestamp', 'recent erase timestamp', 'sel version'],
    ...['events dropped due to lack of space', 'get sel allocation information command', 'reserve sel command'],
    ...['partial add sel entry command', 'delete sel command'],
  ],
  chassis: [
    ...['system power', 'power overload', 'power interlock', 'main power fault', 'power control fault', 'power restore policy'],
    ...['last power event', 'chassis intrusion', 'front-panel lockout', 'drive fault', 'cooling/fan fault'],
    ...['sleep button disable', 'diag button disable', 'reset button disable', 'power button disable', 'sleep button disabled'],
    ...['diag button disabled', 'reset button disabled', 'power button disabled', 'front panel control'],
    ...['interlock', 'power fault', 'front panel lockout', 'chassis power'],
  ],
  controller: [
    ...['device revision', 'firmware revision', 'ipmi version', 'manufacturer id', 'device available', 'provides device sdrs'],
    ...['additional device support', 'aux firmware rev info', 'auxiliary firmware revision information', 'device sdrs'],
    ...['system guid', 'guid encoding', 'guid version', 'device id'],
  ],
  network: [
    ...['set in progress', 'auth type support', 'auth type enable', 'ip address source', 'snmp community string', 'ip header'],
    ...['bmc arp control', 'gratituous arp intrvl', 'default gateway ip', 'default gateway mac', 'backup gateway ip', 'backup gateway mac'],
    ...['802.1q vlan id', '802.1q vlan priority', 'rmcp+ cipher suites', 'cipher suite priv max', 'bad password threshold'],
    ...['invalid password disable', 'attempt count reset int.', 'user lockout interval'],
  ],
  power: [
    ...['instantaneous power reading', 'minimum during sampling period', 'maximum during sampling period'],
    ...['average power reading over sample period', 'ipmi timestamp', 'sampling period', 'power reading state is'],
    ...['current power', 'minimum power over sampling duration', 'maximum power over sampling duration'],
    ...['average power over sampling duration', 'power measurement', 'statistics reporting time period', 'time stamp'],
  ],
  watchdog: [
    ...['watchdog timer use', 'watchdog timer is', 'watchdog timer logging', 'watchdog timer action', 'watchdog timer actions'],
    ...['pre-timeout interrupt', 'pre-timeout interval', 'timer expiration flags', 'initial countdown', 'present countdown'],
  ],
  other: [
    ...['sdr version', 'record count', 'most recent addition', 'most recent erase', 'sdr overflow', 'sdr repository update support'],
    ...['delete sdr supported', 'partial add sdr supported', 'reserve sdr repository supported', 'sdr repository alloc info supported'],
    ...['session handle', 'slot count', 'active sessions', 'session type', 'privilege level', 'channel medium type'],
    ...['channel protocol type', 'session support', 'active session count', 'protocol vendor id', 'volatile(active) settings'],
  ],
} as const satisfies Readonly<Record<StatusGroup, readonly string[]>>;

/** Further fields of the outputs, whose names are too common to know them by. */
const innerKeysByGroup = {
  sel: ['version'],
  chassis: [],
  controller: [
    ...['manufacturer name', 'product id', 'product name', 'sensor device', 'sdr repository device', 'sel device', 'fru inventory device'],
    ...['ipmb event receiver', 'ipmb event generator', 'bridge', 'chassis device', 'channel number'],
  ],
  network: ['ip address', 'subnet mask', 'mac address', 'cipher suites'],
  power: [],
  watchdog: ['pre-timeout', 'logging'],
  other: [
    ...['free space', 'user id', 'channel number', 'console ip', 'console mac', 'console port', 'per-message auth'],
    ...['user level auth', 'access mode', 'alerting'],
  ],
} as const satisfies Readonly<Record<StatusGroup, readonly string[]>>;

/** Names that tools of other makers print as well; they count only where the colon stands behind a blank. */
const groupByKey: ReadonlyMap<string, StatusGroup> = new Map(
  Object.entries(keysByGroup).flatMap(([group, keys]) => keys.map((key) => [key, group as StatusGroup] as const)),
);
const noBlankNeeded: ReadonlySet<StatusGroup> = new Set(['power', 'watchdog']);

/** Group of a field's name; null where it is of none of these outputs. `isSpaced` = a blank stands before its colon. */
export function groupOfKey(key: string, isSpaced: boolean): StatusGroup | null {
  const group = groupByKey.get(key.trim().toLowerCase()) ?? null;
  return group !== null && (isSpaced || noBlankNeeded.has(group)) ? group : null;
}

/** True for a field that only counts inside the output it belongs to. */
export function isInnerKey(group: StatusGroup, key: string): boolean {
  return (innerKeysByGroup[group] as readonly string[]).includes(key.trim().toLowerCase());
}

const prompt = /^(?:\[[^\]]{1,60}\]|\S{1,60})? ?[#$>] ?(?:sudo )?(?:ipmi-[a-z]+|ipmimonitoring|ipmiutil|bmc-info|ipmitool)(?: |$)/;
const bareTime = /^(?:\d{2}\/\d{2}\/\d{2,4} \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})?|S\+ \d{2}:\d{2}:\d{2})\s*$/;
const chassisPower = /^Chassis Power is (?<state>on|off)\s*$/i;
const selfTest = /^Self ?Test(?: Results)?\s*: (?<result>\S.{0,80})$/i;
/** `user list`: the columns of access, and rows that end in a privilege. */
const userRow =
  /^(?:ID +Name\s.{0,20}Callin|\d{1,2} .{0,40}(?:true|false) +(?:true|false) +(?:true|false) +(?:[A-Z][A-Z ]+|Unknown \(0x[0-9a-f]{2}\))$)/;
const restartCause = /^System restart cause: \S/i;
const toolMessage =
  /^(?:Error: Unable to establish (?:IPMI|LAN)|Unable to (?:establish|get|send) |Could not open device at |Get (?:Chassis|SDR|Device|Sensor|FRU)\b.{0,80}(?:failed|error)|IANA PEN registry open failed|Invalid channel: |Alloc Command Unsupported)/i;

/** A line that stands alone: a prompt, the time of the log, the power state, a message of a tool. */
export function isLoneLine(line: string): boolean {
  return [prompt, bareTime, chassisPower, selfTest, restartCause, userRow, toolMessage].some((pattern) => pattern.test(line));
}

/** Drafts of a line that stands alone; none for most. */
export function lonelySigns(line: string): PlacelessDraft[] {
  const power = chassisPower.exec(line)?.groups?.state;
  if (power !== undefined) return [stateOf('ipmi/chassis', `Chassis power is ${power.toLowerCase()}`)];
  const result = selfTest.exec(line)?.groups?.result;
  if (result === undefined) return [];
  if (/^passed\b/i.test(result)) return [stateOf('ipmi/self-test', 'Self test passed')];
  return [
    {
      key: 'ipmi/self-test',
      class: 'message',
      meaning: 'fault',
      severity: { reported: result, derived: 'warning' },
      text: `Self test: ${result}`,
    },
  ];
}

/** Draft of an output that tells of no trouble. */
export function stateOf(key: string, text: string, details: NonNullable<PlacelessDraft['details']> = {}): PlacelessDraft {
  return { key, class: 'message', meaning: 'state', severity: { reported: null, derived: 'ok' }, text, details };
}
