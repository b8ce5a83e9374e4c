/** Table of wordings of Dell, HPE and Lenovo service processors in IPMI's terms. */
import type { MessageSense } from './message-keys.js';

type Phrase = MessageSense & { readonly phrase: RegExp };

const came = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'assertion' });
const went = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'deassertion' });

/** Threshold offsets (IPMI 2.0 table 42-2) by the words of Dell (`less than the lower critical`) and Lenovo (`going low (lower critical)`). */
const thresholds: readonly (readonly [offset: string, words: string])[] = [
  ['00', '(?:less than the lower warning|\\(lower non-?critical\\)|minimum warning threshold)'],
  ['02', '(?:less than the lower critical|\\(lower critical\\)|minimum failure threshold)'],
  ['04', '(?:\\(lower non-?recoverable\\))'],
  ['07', '(?:greater than the upper warning|\\(upper non-?critical\\)|maximum warning threshold|caution temperature threshold)'],
  [
    '09',
    '(?:greater than the upper critical|\\(upper critical\\)|maximum failure threshold|(?:crossed|above) the (?:upper )?critical threshold)',
  ],
  ['0b', '(?:\\(upper non-?recoverable\\))'],
];
const quantities: readonly (readonly [sensorType: string, words: string])[] = [
  ['04', '\\b(?:fan|rpm)\\b'],
  ['03', '\\bcurrent\\b'],
  ['02', '\\b(?:voltage|volts?|\\d{1,2}(?:\\.\\d{1,2})? ?v|vbat|cmos battery)\\b'],
  ['01', '\\b(?:temp\\w{0,8}|inlet|ambient|thermal)\\b'],
];

const thresholdPhrases: readonly Phrase[] = quantities.flatMap(([sensorType, quantity]) => [
  ...thresholds.map(([offset, words]) => came(`ipmi/${sensorType}/01/${offset}`, new RegExp(`${quantity}.{0,60}${words}`, 'i'))),
  came(`ipmi/${sensorType}/05/01`, new RegExp(`${quantity}.{0,30}\\boutside of (?:the )?(?:normal )?(?:operating )?range\\b`, 'i')),
  went(`ipmi/${sensorType}/05/01`, new RegExp(`${quantity}.{0,30}\\bis within range\\b`, 'i')),
]);

/**
 * Asked after the wordings of {@link senseOfMessage}'s own table; the more exact before the vague. Sources: Dell Event Message Reference,
 * HPE Integrated Management Log messages, Lenovo XClarity Controller and IBM IMM event messages.
 */
export const makerPhrases: readonly Phrase[] = [
  // States of sensors of any type (Lenovo).
  came('ipmi/--/07/01', /\b(?:transitioned|transition) (?:from (?:a )?normal )?to (?:a )?non-?critical\b/i),
  came('ipmi/--/07/02', /\btransitioned to (?:a )?critical (?:state )?from a less severe\b/i),
  came('ipmi/--/07/03', /\btransitioned to (?:a )?non-?recoverable\b/i),
  // Power.
  came('ipmi/09/0b/01', /\bredundancy lost for power (?:resource|unit)\b/i),
  came('ipmi/08/6f/02', /\b(?:power supply|psu)(?: \d{1,2})? predictive failure\b/i),
  went(
    'ipmi/08/6f/03',
    /\b(?:psu|power supply) ?#?\d{0,2} (?:ac |power )?input (?:power )?(?:is |was |has |has been )?(?:recovered|restored|back)\b/i,
  ),
  came('ipmi/08/6f/03', /\binput power (?:is )?lost\b|\b(?:power supply|psu)\b.{0,30}\bnot receiving input power\b/i),
  came(
    'ipmi/08/6f/03',
    /\bpower supply\b.{0,60}\b(?:has )?lost input\b|\binput power loss\b|\bunplugged power cord\b|\bpower supply cable\b.{0,10}\bremoved\b/i,
  ),
  came('ipmi/08/6f/05', /\binput state that is out of range\b/i),
  came(
    'ipmi/08/6f/06',
    /\bpower supply\b.{0,40}\b(?:mismatch|voltage rating does not match|configuration mismatch|rating exceeds)\b|\bunsupported power supply\b/i,
  ),
  came('ipmi/08/6f/07', /\bpower supply\b.{0,20}\bswitched off\b/i),
  came('ipmi/08/6f/02', /\b(?:predictive failure|failure predicted) (?:detected )?(?:on|for) (?:the )?power supply\b/i),
  came('ipmi/08/6f/01', /\b(?:under|over) (?:voltage|current) fault\b.{0,20}\bpower supply\b|\bpower supply\b.{0,60}\bhas failed\b/i),
  went('ipmi/08/6f/00', /\bpower supply\b.{0,20}\b(?:is absent|(?:was|has been|is) removed)\b/i),
  came('ipmi/08/6f/00', /\bpower supply\b.{0,20}\b(?:is present|(?:was|has been|is) inserted)\b/i),
  came('ipmi/08/0b/01', /\bpower suppl(?:y|ies)\b.{0,20}\b(?:not redundant|redundancy (?:is )?lost)\b/i),
  came('ipmi/09/6f/02', /\b240 ?VA\b/i),
  came('ipmi/09/6f/03', /\binterlock (?:power down|failure)\b/i),
  came('ipmi/09/6f/04', /\bpower lost on power unit\b|\binput power source was removed\b/i),
  came('ipmi/09/6f/05', /\bsoft power control failure\b|\bcould not be powered on\b/i),
  came('ipmi/09/6f/07', /\bpredictive failure detected on power unit\b/i),
  came('ipmi/09/6f/06', /\bfailure detected on power unit\b|\bpower fault\b|\bfuses? tripped\b|\bpower protection fault\b/i),
  came('ipmi/02/0b/01', /\bvoltage redundancy is lost\b/i),
  came('ipmi/02/0b/02', /\bvoltage redundancy is degraded\b/i),
  // Memory.
  came(
    'ipmi/0c/6f/05',
    /\b(?:memory logging limit reached|correct(?:ed|able) memory error threshold exceeded|pfa threshold limit)\b|\bcorrectable error logging limit\b/i,
  ),
  came('ipmi/0c/6f/01', /\buncorrect(?:able|ed) (?:memory )?error (?:was |has been )?detected (?:for|on|in)\b.{0,40}\bdimm\b/i),
  came('ipmi/0c/6f/02', /\bparity memory errors?\b|\bmemory parity error\b/i),
  came('ipmi/0c/6f/04', /\bdimm initiali[sz]ation error\b|\bmemory channel could not be\b.{0,30}\btrained\b/i),
  came('ipmi/0c/6f/07', /\binvalid memory configuration\b/i),
  came('ipmi/0c/6f/03', /\bscrub(?:bing)? fail(?:ure|ed)\b|\bfailed the post memory test\b/i),
  came('ipmi/0c/6f/09', /\bmemory (?:device|module)\b.{0,40}\bthrottled\b/i),
  went('ipmi/0c/6f/06', /\bmemory (?:device|module)\b.{0,40}\b(?:is absent|was removed)\b/i),
  came(
    'ipmi/0c/6f/07',
    /\b(?:dimm|memory)\b.{0,40}\b(?:not installed correctly|population|configuration (?:error|invalid)|mismatch)\b|\bincorrect memory configuration\b/i,
  ),
  came('ipmi/0c/6f/0a', /\bover-?temperature\b.{0,50}\b(?:dimm|memory)\b/i),
  came('ipmi/0c/0b/01', /\bmemory\b.{0,20}\bredundancy (?:is )?lost\b/i),
  came('ipmi/0c/0b/02', /\bmemory\b.{0,20}\bredundancy (?:is )?degraded\b/i),
  came('ipmi/0c/0b/00', /\bmemory\b.{0,20}\b(?:is redundant|redundancy (?:is |has been )?(?:restored|regained))\b/i),
  came('ipmi/0c/07/02', /\bnvdimm\b.{0,20}\berror\b|\bmemory (?:device|module)\b.{0,40}\b(?:failed to transition|has failed)\b/i),
  came('ipmi/0c/07/01', /\bmemory (?:device|module)\b.{0,40}\bdegraded\b/i),
  // Processors.
  came('ipmi/07/6f/00', /\bfailed with ierr\b/i),
  came('ipmi/07/6f/01', /\bcpu ?\d{0,2} shut ?(?:off|down) due to over[ -]?temperature\b/i),
  came('ipmi/04/01/02', /\bcooling device \d{1,2} speed is low\b/i),
  came('ipmi/13/6f/08', /\buncorrectable error has occurred on ["'[]?pcis?\b/i),
  came('ipmi/07/6f/01', /\bover-?temperature\b.{0,50}\b(?:cpu|processor)\b/i),
  came('ipmi/07/6f/02', /\bfrb1\b/i),
  came('ipmi/07/6f/03', /\b(?:cpu|processor)\b.{0,20}\bstuck in post\b|\bfrb2\b/i),
  came('ipmi/07/6f/04', /\b(?:cpu|processor)\b.{0,20}\bfail(?:ed|ure) to initiali[sz]e\b|\bfrb3\b|\bcpu\b.{0,10}\binitialization error\b/i),
  came('ipmi/07/6f/05', /\b(?:cpu|processor)s?\b.{0,30}\bmismatch\b|\bcpu configuration failed\b/i),
  came('ipmi/07/6f/06', /\buncorrectable cpu[- ]complex error\b|\bcpu\b.{0,10}\bprotocol error\b|\bcpu bus parity error\b/i),
  came('ipmi/07/6f/06', /\bprocessor uncorrectable internal error\b/i),
  came('ipmi/07/6f/08', /\b(?:cpu|processor)\b.{0,20}\b(?:is|has been) disabled\b|\bprocessor\b.{0,40}\bstop state\b/i),
  came('ipmi/07/6f/0a', /\b(?:cpu|processor)\b.{0,20}\b(?:throttled|is operating in a degraded state)\b/i),
  went('ipmi/07/6f/07', /\b(?:cpu|processor)\b.{0,10}\bis absent\b/i),
  came('ipmi/07/6f/0c', /\bprocessor\b.{0,20}\bcorrect(?:ed|able) error threshold\b/i),
  // Cooling.
  came('ipmi/04/0b/05', /\bfan solution not sufficient\b/i),
  came('ipmi/04/0b/01', /\bfans? not redundant\b/i),
  came('ipmi/04/0b/02', /\bfan redundancy (?:is )?degraded\b/i),
  came('ipmi/04/01/02', /\b(?:system )?fan (?:module )?fail(?:ure|ed)\b|\bfans?\b.{0,12}\b(?:has|have) failed\b/i),
  came('ipmi/04/08/00', /\bfan\b.{0,20}\b(?:removed|not present|not installed|is absent)\b/i),
  came('ipmi/04/08/01', /\bfan\b.{0,20}\b(?:inserted|is present)\b/i),
  came(
    'ipmi/01/01/09',
    /\bsystem overheating\b|\bthermal shutdown\b|\bcritical temperature threshold\b|\btemperature sensor was above the critical\b/i,
  ),
  came('ipmi/01/01/07', /\btemperature\b.{0,30}\b(?:warning range|above normal|exceeded operating range)\b/i),
  ...thresholdPhrases,
  came('ipmi/04/0a/06', /\bfan degraded\b/i),
  // Drives and batteries.
  came(
    'ipmi/0d/6f/02',
    /\bsmart (?:fpt|warning|alert)\b|\bfailure prediction threshold exceeded\b|\bfailure predicted on\b|\bimminent failure\b|\bpredictive failure reported\b/i,
  ),
  came(
    'ipmi/0d/6f/02',
    /\b(?:solid state d(?:isk|rive)|ssd|drive|disk)\b.{0,40}\b(?:wear[- ]?out|maximum usage limit|percent threshold)\b|\bwrite endurance\b.{0,60}\bless than\b/i,
  ),
  came('ipmi/0d/6f/02', /\bpredictive failure (?:has been )?(?:detected|reported)\b.{0,30}\b(?:drive|disk)\b/i),
  came('ipmi/0d/6f/01', /\bphysical drive status change\b.{0,80}\bfailed\b/i),
  came('ipmi/0d/6f/08', /\brebuild (?:was aborted|has failed|aborted)\b|\brebuild of\b.{0,80}\bfailed\b/i),
  came('ipmi/0d/6f/06', /\b(?:virtual disk|logical drive|array)\b.{0,80}\b(?:has )?failed\b|\bin the failed array\b/i),
  came(
    'ipmi/0d/6f/05',
    /\b(?:virtual disk|logical drive|array)\b.{0,80}\b(?:degraded|critical condition|interim recovery)\b|\bin the critical array\b/i,
  ),
  came(
    'ipmi/0d/6f/01',
    /\bdrive\b.{0,40}\bdisabled due to a detected fault\b|\b(?:drive array|storage enclosure) device failure\b|\bphysical drive\b.{0,30}\bfail(?:ed|ure)\b|\bspare (?:drive )?has failed\b/i,
  ),
  went('ipmi/0d/6f/00', /\b(?:drive|disk|ssd)\b.{0,80}\b(?:is|was|has been) removed\b/i),
  came('ipmi/0d/6f/00', /\b(?:drive|disk|ssd)\b.{0,80}\b(?:is|was|has been) (?:inserted|installed)\b/i),
  came(
    'ipmi/29/6f/01',
    /\bbattery\b.{0,60}\b(?:has failed|can no longer recharge|failure)\b|\b(?:energy pack|capacitor)\b.{0,30}\bfail(?:ed|ure)\b|\bbackup power source has failed\b|\bbattery backup unit error\b/i,
  ),
  came(
    'ipmi/29/6f/00',
    /\bbattery\b.{0,60}\b(?:is low|below the normal threshold|charge low|not charged sufficiently)\b|\binsufficient capacitor power\b/i,
  ),
  went('ipmi/29/6f/02', /\b(?:battery|energy pack)\b.{0,40}\b(?:is absent|is missing|(?:was|has been) removed)\b/i),
  came('ipmi/29/07/01', /\bbattery on\b.{0,60}\bis degraded\b|\berrors detected with battery\b/i),
  came('ipmi/0d/0b/01', /\bsd module redundancy is lost\b/i),
  came('ipmi/0d/0b/02', /\bsd module redundancy is degraded\b/i),
  // Buses, slots, cables.
  came('ipmi/13/6f/00', /\bfront panel (?:diagnostic interrupt|nmi)\b|\bdiagnostic interrupt has occurred\b/i),
  came('ipmi/13/6f/01', /\bbus time-?out\b/i),
  came('ipmi/13/6f/02', /\bI\/O channel check\b/i),
  came('ipmi/13/6f/03', /\bsoftware nmi\b/i),
  came('ipmi/13/6f/04', /\bpci perr\b/i),
  came('ipmi/13/6f/05', /\bpci serr\b/i),
  came('ipmi/13/6f/06', /\beisa fail-?safe\b/i),
  came('ipmi/13/6f/0a', /\b(?<!non-)fatal (?:bus|io|pcie|qpi) error\b/i),
  came(
    'ipmi/13/6f/08',
    /(?<!non-)\buncorrectable (?:bus|pci express|pcie) error\b|\bpci(?: express| bus)? error\b.{0,30}\(slot\b|\bnon-fatal (?:pcie|io) error\b/i,
  ),
  came('ipmi/13/6f/07', /(?<!un)\bcorrectable (?:bus|pci express|pcie) error\b|\binterconnect\b.{0,10}\bhas a correctable error\b/i),
  came('ipmi/13/6f/0b', /\bbus (?:performance )?degraded\b|\binterconnect\b.{0,10}\b(?:has )?degraded\b|\bwidth degraded\b/i),
  came('ipmi/13/6f/09', /\bunrecoverable system error\b.{0,10}\bnmi\b/i),
  came('ipmi/27/6f/00', /\bnetwork adapter link down\b|\ball links are down in adapter\b|\bnic\b.{0,30}\blink is down\b/i),
  came('ipmi/21/6f/00', /\bfault in slot\b/i),
  came(
    'ipmi/1b/6f/01',
    /\b(?:cable|interconnect|connector)\b.{0,40}\b(?:not connected|improperly connected|incorrectly connected|disconnected|configuration error)\b/i,
  ),
  came('ipmi/2b/6f/02', /\bhardware incompatibility\b/i),
  // Chassis, security.
  came('ipmi/05/6f/01', /\bdrive bay is open\b/i),
  came('ipmi/05/6f/02', /\bI\/O card area is open\b/i),
  came('ipmi/05/6f/03', /\bprocessor area is open\b/i),
  came('ipmi/05/6f/04', /\bthe lan is disconnected\b/i),
  came('ipmi/05/6f/05', /\bunauthorized docking\b/i),
  came('ipmi/05/6f/06', /\bfan area is open\b/i),
  went('ipmi/05/6f/00', /\bchassis is closed\b|\bhood\b.{0,20}\b(?:is installed|replaced)\b/i),
  came('ipmi/05/6f/00', /\bchassis is open\b|\bhood (?:is |was )?removed\b|\bhood removal\b/i),
  came('ipmi/06/6f/05', /\bout-of-band password violation\b/i),
  came('ipmi/06/6f/00', /\bsecure mode violation\b/i),
  came('ipmi/06/6f/04', /\bpassword violation\b/i),
  // Firmware, system, watchdogs, logs.
  came('ipmi/20/6f/00', /\bcritical stop occurred during os load\b/i),
  came('ipmi/20/6f/01', /\brun-?time critical stop\b|\bblue screen trap\b|\babnormal program termination\b|\bkernel panic\b/i),
  came(
    'ipmi/23/6f/01',
    /\basr detected by system rom\b|\bautomatic server recovery\b|\bwatchdog\b.{0,20}\b(?:reset|initiated)\b|\binitiated by watchdog\b/i,
  ),
  came('ipmi/23/6f/03', /\bwatchdog\b.{0,20}\bpower cycled?\b/i),
  came('ipmi/23/6f/02', /\bwatchdog\b.{0,20}\bpowered? down\b/i),
  came('ipmi/23/6f/00', /\bwatchdog\b.{0,20}\bexpired\b/i),
  came('ipmi/1e/6f/00', /\bno bootable devices?\b/i),
  came(
    'ipmi/0f/6f/00',
    /\bpost fatal error\b|\bsystem bios (?:has halted|shadow failed)\b|\bno memory (?:is )?detected\b|\bfirmware error\b|\bbios corruption\b|\bpost errors? occur/i,
  ),
  came('ipmi/10/6f/02', /\b(?:iml|event log)\b.{0,20}\bcleared\b/i),
  came('ipmi/10/6f/05', /\blog\b.{0,30}\b(?:75% full|is almost full|near full|almost full)\b/i),
  came('ipmi/10/6f/04', /\blog\b.{0,30}\bis full\b/i),
];
