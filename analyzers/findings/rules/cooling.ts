import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass } from '../event-view.js';
import { type FindingRule, presentOf, presentWhere } from '../finding-rule.js';
import { eventsOfSign, ruleOfSigns, type Sign } from '../sign.js';

const fanSlow = {
  findingId: 'fan-speed-low',
  class: 'fan',
  of: 'fan',
  keys: [
    'ipmi/04/01/00',
    'ipmi/04/01/02',
    'ipmi/04/01/04',
    'ipmi/0a/01/02',
    'dell/FAN0000',
    'dell/FAN0001',
    'dell/FAN0012',
    'dell/FAN0013',
  ],
  isReported: true,
} as const satisfies Sign;

const fanFailed = {
  findingId: 'fan-failed',
  class: 'fan',
  keys: [
    'ipmi/04/04/01',
    'ipmi/04/07/02',
    'ipmi/04/07/03',
    'ipmi/04/0a/06',
    'ipmi/04/05/01',
    'ipmi/04/06/01',
    'dell/FAN0004',
    'dell/FAN1002',
    'redfish/Environmental/FanFailed',
    'redfish/iLOEvents/FanFailed',
    'redfish/iLOEvents/FanDegraded',
    'hpe/FanFailed',
    'hpe/FanDegraded',
  ],
  text: /\bfan\b.*(?:fail|fault|not spinning|degraded)/i,
} as const satisfies Sign;

const fanGone = {
  findingId: 'fan-presence-lost',
  class: 'fan',
  keys: [
    'ipmi/04/08/00',
    'dell/FAN0006',
    'dell/FAN0009',
    'dell/FAN0029',
    'dell/FAN1000',
    'redfish/Environmental/FanRemoved',
    'redfish/iLOEvents/FanRemoved',
    'hpe/FanRemoved',
  ],
  matchesState: true,
} as const satisfies Sign;

/** Signs of fans and temperatures (IPMI 2.0 tables 42-2 and 42-3) and of the vendors' messages. */
const coolingSigns: readonly Sign[] = [
  fanSlow,
  fanFailed,
  fanGone,
  {
    findingId: 'fan-redundancy-lost',
    class: null,
    keys: [
      'ipmi/04/0b/01',
      'ipmi/04/0b/02',
      'ipmi/04/0b/05',
      'ipmi/0a/0b/01',
      'dell/RDU0002',
      'dell/RDU0003',
      'redfish/OpenBMC/FanRedundancyLost',
      'redfish/iLOEvents/FanRedundancyLost',
    ],
  },
  {
    findingId: 'fan-controller-fault',
    class: null,
    text: /\bfan[- ](?:controller|control board|board|backplane)\b.{0,40}\b(?:off-?line|not responding|fail\w*|fault|lost|missing)/i,
  },
  { findingId: 'card-cooling-response', class: null, keys: ['dell/PCI3018'], matchesState: true },
  {
    findingId: 'inlet-over-temperature',
    class: null,
    roles: ['inlet'],
    keys: ['dell/TMP0120', 'dell/TMP0121', 'redfish/iLOEvents/InletAmbientPreCautionThresAlert'],
  },
];

const hotKeys = ['ipmi/01/01/09', 'ipmi/01/01/0b', 'ipmi/01/03/01', 'ipmi/01/05/01', 'ipmi/01/07/02', 'ipmi/01/07/03'];
const hotMessages = ['TemperatureAboveUpperCriticalThreshold', 'TemperatureAboveUpperFatalThreshold', 'TemperatureCritical'].map(
  (key) => `redfish/Environmental/${key}`,
);

/** Which sensors were hot (one that only cools down in the log may have done so at any time): one of a part is the part's, three or more are the air (knowledge of the field, rows 46–47). */
const hotSensors: FindingRule = {
  id: 'hot-sensors',
  produces: ['board-over-temperature', 'temperature-many-sensors'],
  evaluate: (view) => {
    const events = [...hotKeys, ...hotMessages]
      .flatMap((key) => view.ofKey(key))
      .filter((event) => event.event.meaning === 'fault' && event.event.role !== 'inlet');
    const sensors = new Set(events.map((event) => event.sensor?.name ?? event.components[0]?.locator ?? `#${event.sensor?.number ?? ''}`));
    const onBoard = events.filter(
      (event) =>
        !event.components.some((one) => one.class === 'memory' || one.class === 'cpu' || one.class === 'psu' || one.class === 'drive'),
    );
    return [
      ...(sensors.size >= 3 ? [presentOf('temperature-many-sensors', null, events)] : []),
      ...(onBoard.length > 0 ? [presentOf('board-over-temperature', { class: 'board', locator: null }, onBoard)] : []),
    ];
  },
};

const manyFans = 3;

/** Fans that come and go, and many fans at once: a controller or its cable rather than each fan. */
const fanPatterns: FindingRule = {
  id: 'fan-patterns',
  produces: ['fan-flapping', 'fan-all-affected'],
  evaluate: (view) => {
    const byFan = new Map<string, LogEvent[]>();
    for (const event of new Set([fanSlow, fanFailed, fanGone].flatMap((sign) => eventsOfSign(sign, view)))) {
      for (const { locator } of componentsOfClass(event, 'fan')) byFan.set(locator ?? '', [...(byFan.get(locator ?? '') ?? []), event]);
    }
    const flapping = [...byFan].filter(([, events]) => events.length >= 4 && events.some((event) => event.event.meaning === 'recovery'));
    return [
      ...flapping.map(([locator, events]) => presentOf('fan-flapping', { class: 'fan', locator: locator || null }, events)),
      ...([...byFan.keys()].filter((locator) => locator !== '').length >= manyFans
        ? [presentOf('fan-all-affected', null, [...byFan.values()].flat())]
        : []),
    ];
  },
};

const fastKeys = ['ipmi/04/01/07', 'ipmi/04/01/09', 'ipmi/04/01/0b'];
const fullSpeed =
  /\bfans?\b.{0,40}\b(?:(?:at|to|in) (?:100 ?%|full|max\w*)|full[- ]speed|running at max\w*)|风扇.{0,10}(?:全速|满转|100 ?%)/i;

/** Fans that all run at their most: the control plays safe, or nobody controls (knowledge of the field, row 44). */
const fansFast: FindingRule = {
  id: 'fans-fast',
  produces: ['fans-full-speed'],
  evaluate: (view) => {
    const fast = fastKeys.flatMap((key) => view.ofKey(key)).filter((event) => event.event.meaning === 'fault');
    const fans = new Set(fast.map((event) => event.sensor?.name ?? event.components[0]?.locator ?? `#${event.sensor?.number ?? ''}`));
    const said = view.events.filter(
      ({ event }) => event.class === 'message' && event.meaning !== 'recovery' && fullSpeed.test(event.text.slice(0, 300)),
    );
    return presentWhere('fans-full-speed', null, [...(fans.size >= manyFans ? fast : []), ...said]);
  },
};

/** Rules over fans and temperatures. */
export const coolingRules: readonly FindingRule[] = [ruleOfSigns('cooling-signs', coolingSigns), hotSensors, fanPatterns, fansFast];
