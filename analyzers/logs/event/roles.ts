type RoleRule = { readonly role: string; readonly name?: RegExp; readonly text?: RegExp };

/**
 * Roles of sensors: what a sensor watches, which its IPMI code alone does not tell (a digital processor sensor may be CATERR, PROCHOT or MSMI).
 * `name` is tried on the sensor's name and `text` on the event's text, both in lower case with single blanks between words. First match wins.
 */
const roleRules = [
  { role: 'caterr', name: /\bcat ?err\d?\b|cpu\d*caterr/, text: /\bcaterr\b|\bcatastrophic error\b/ },
  { role: 'mcerr', name: /\bmc ?err\b/, text: /\bmcerr\b/ },
  { role: 'ierr', name: /\bierr\b/, text: /\bierr\b|\binternal error\b/ },
  { role: 'msmi', name: /\bmsmi\b/, text: /\bmsmi\b/ },
  { role: 'vrhot', name: /\bvrd? ?hot\b|\bvrm ?hot\b/, text: /\bvrd? ?hot\b/ },
  { role: 'memory-hot', name: /\bmem(?:ory)?(?: [a-z]{1,4})? ?hot\b|\bdimm ?hot\b/ },
  { role: 'prochot', name: /\bproc ?hot\b|\btherm ctrl\b/, text: /\bprochot\b/ },
  { role: 'thermtrip', name: /\bthe?rm(?:al)? ?trip\b/, text: /\bthermal trip\b|\bthermtrip\b/ },
  { role: 'cpu-config', name: /\bcpu\d* ?(?:missing|mismatch|config|population)\b/, text: /\bcpu\b.{0,40}\bconfiguration\b/ },
  { role: 'cpu-error', name: /\bcpu\d*(?: \d)?(?: core)? err(?:or)?\d?\b/ },
  { role: 'thermal-margin', name: /\bmargin\b|\bdts\b|\btherm mrgn\b|\btjmax\b/ },
  { role: 'vr-temp', name: /\bvrm?(?:d|in)? ?\d? temp\b/ },
  { role: 'power-good', name: /\bpgs?\b|\bpower ?good\b|\bpwr ?(?:gd|good|ok)\b|\bpok\b/, text: /\bpower good\b/ },
  { role: 'power-limit', name: /\bpower ?(?:limit(?:ing)?|cap(?:ping)?)\b/, text: /\bpower limit\b/ },
  { role: 'power-drop', name: /\bpower (?:drop|timeout|on fail)\b/ },
  {
    role: 'psu-redundancy',
    name: /\bp(?:s|su|ower supply|wr)\b.*\bredund\w*\b/,
    text: /\bpower supply redundancy\b|\bpower supplies are\b.*\bredundant\b/,
  },
  { role: 'fan-redundancy', name: /\bfan\b.*\bredund\w*\b/, text: /\bfan redundancy\b|\bfans are\b.*\bredundant\b/ },
  { role: 'psu-input', name: /\b\d*psu? ?\d* (?:ac|input|vin)\b/ },
  { role: 'psu-output', name: /\b\d*psu? ?\d* (?:dc|output|vout)\b/ },
  { role: 'psu-fan', name: /\bpsu? ?\d+ fan\b/ },
  { role: 'psu-temp', name: /\bpsu? ?\d+ temp\b/ },
  { role: 'psu-status', name: /\b(?:psu?|power supply) ?\d+(?: (?:status|supply|presence))?$/ },
  { role: 'inlet', name: /\binlet\b|\bambient\b|\bfront panel temp\b/, text: /\binlet temperature\b/ },
  { role: 'outlet', name: /\boutlet\b|\bexhaust\b/, text: /\bexhaust temperature\b/ },
  { role: 'dimm-temp', name: /\bdimm\w*(?: \w+)? temp\b|\btemp dimm\b|\bmem\w* temp\b|\bdimm th?rm\b/ },
  { role: 'drive-temp', name: /\b(?:hdd|ssd|nvme|disk|drive)\w*(?: \w+)? temp\b/ },
  { role: 'gpu-temp', name: /\bgpu\w*(?: \w+)? temp\b/ },
  { role: 'nic-temp', name: /\b(?:nic|ocp|lan|melx|mlx)\w*(?: \w+)? temp\b/ },
  { role: 'chipset-temp', name: /\b(?:pch|chipset)\b.*\btemp\b/ },
  { role: 'board-temp', name: /\b(?:mb|board|system|planar|peripheral) temp\b/ },
  { role: 'cpu-temp', name: /^(?:\d\d )?(?:cpu|processor|p)\d* ?(?:\d )?(?:temp|therm\w*(?: sta\w*)?)\b/ },
  { role: 'vbat', name: /\bv ?bat\w*\b|\bcmos\b|\brtc bat\w*\b|\bp?3 ?v ?bat\w*\b/, text: /\bsystem board battery\b|\bcmos battery\b/ },
  {
    role: 'raid-battery',
    name: /\b(?:romb|perc\d*|raid)\b.*\bbat\w*\b|\bbbu\d?\b|\bsuper ?cap\b/,
    text: /\bperc\d* battery\b|\bcache battery\b/,
  },
  { role: 'vcore', name: /\bv ?core\b|\bcpu\d*vcore\b|\bvccin\b|\bvccp\b|\bpvccin\w*\b/ },
  { role: 'vdimm', name: /\bvd(?:dq?|imm)\b|\bpvddq\w*\b|\bvpp\b|\bvmem\w*\b/ },
  { role: '12v', name: /\b\+?p?12 ?v\w*\b/ },
  { role: '5v', name: /\bp?5 ?v(?:cc|sb| stby| aux)?\b/ },
  { role: '3v3', name: /\bp?3(?:v3| 3 ?v|\.3 ?v)\w*\b|\b3 3vcc\b/ },
  { role: 'fan-presence', name: /\bfan\w*(?: \w+)* (?:prsnt|presen\w+)\b/ },
  { role: 'fan-speed', name: /\bfan\w*(?: \w+)* ?(?:rpm|speed|tach)\b|\bfan ?\d+\w?$|^fan ?[a-h]$/ },
  { role: 'dimm-status', name: /\bdimm\w*(?: \w+)?(?: stat(?:us)?)?$|\bmem ch\w+ status\b|^cpu\d (?:c\d(?:d\d)?|[a-p]\d)$/ },
  {
    role: 'drive-status',
    name: /\b(?:hdd|ssd|nvme|disk|drive|front\d|rear\d)\w*(?: \w+)*? stat(?:us)?\b|\b(?:hdd|ssd|disk|drive|nvme(?:ssd)?) ?\d+$/,
  },
  { role: 'link-down', name: /\blink (?:down|up)\b/, text: /\blink (?:is )?down\b/ },
  { role: 'cable', name: /\bcable\b/ },
  { role: 'intrusion', name: /\bintru\w*\b/ },
  { role: 'nmi', name: /\bnmi\b/, text: /\bnmi\b/ },
  { role: 'management-engine', name: /\bsps fw\b|\bme (?:fw )?(?:status|health)\b|\bme fw\b/ },
  { role: 'bmc-health', name: /\bbmc fw\b|\bbmc health\b|\bmn?gmn?t health\b|\bsystem health\b/ },
  { role: 'bmc-boot', name: /\bbmc boot\b/ },
  { role: 'bmc-clock', name: /\bbmc time\b|\btime ?stamp sync\b|\btime sync\b/ },
  { role: 'watchdog', name: /\bwatchdog\d?\b/, text: /\bwatchdog timer\b/ },
  { role: 'post', name: /\bpost err\w*\b|\bsystem progress\b|\bbios post\b/ },
  { role: 'power-button', name: /\b(?:power|pwr) button\b/, text: /\bpower button\b/ },
  { role: 'identify', name: /\b(?:uid|id|identify)\b.*\b(?:button|led)\b/ },
  { role: 'pcie-status', name: /\bpci ?e?\b.*\b(?:stat(?:us)?|err\w*)\b/ },
  { role: 'cpu-status', name: /\b(?:cpu|processor|p) ?\d(?: stat(?:us)?)?$/ },
  { role: 'power-state', name: /\bacpi\b|\bpower status\b/ },
] as const satisfies readonly RoleRule[];

/** Names of sensors are short (16 bytes in an SDR), and what an event is about stands at its beginning: no rule has to search a long text. */
const nameLimitCharacters = 200;
const textLimitCharacters = 1000;

/**
 * The role of a sensor (`caterr`, `prochot`, `inlet` …) from its name, else from the event's text; null where neither tells.
 * Names are the makers' own, so the dictionary is a table to be extended.
 */
export function roleOf(sensorName: string | null, text: string): string | null {
  const name = words((sensorName ?? '').slice(0, nameLimitCharacters));
  const said = words(text.slice(0, textLimitCharacters));
  const rules: readonly RoleRule[] = roleRules;
  const byName = name === '' ? undefined : rules.find((rule) => rule.name?.test(name));
  return (byName ?? rules.find((rule) => rule.text?.test(said)))?.role ?? null;
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
