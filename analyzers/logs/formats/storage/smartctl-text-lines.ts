/** Table of the lines that smartctl prints as text, beyond `key: value`. */

/** A line that by itself shows output of smartctl. */
const ownLine =
  /^(?:smartctl (?:version )?\d|=== START OF |SMART overall-health self-assessment|SMART Health Status:|SMART Attributes Data Structure|Vendor Specific SMART Attributes|ID# {1,2}ATTRIBUTE_NAME|SMART (?:Extended )?(?:Comprehensive )?(?:Error|Self-test|Selective self-test) [Ll]og|SMART\/Health Information \(|Smartctl open device: |Device Model: {2}|Model Family: {2}|Error counter log:|Elements in grown defect list:|ATA Error Count: \d|General SMART Values:|SMART support is:|Read (?:SMART|Device)[\w ]{1,30} failed|Device Read Identity Failed|A mandatory SMART command failed|Error Information \(NVMe Log)/;

/** First lines of the other paragraphs of `smartctl -a` and `-x`. */
const paragraphStart =
  /^(?:Copyright|Vendor:|Device type:|Offline data|Self-test|Short self-test|Extended self-test|Conveyance|SCT |SMART |Error(?: \d|:|s? )|Warning[: ]|Num |# ?\d|No self-tests|No [Ee]rrors|Selective|If Selective|Please |Device (?:Statistics|Error|does|Model|is)|Page |General Purpose|Address |Pending Defects|SATA Phy|ID |0x[0-9a-f]|Index |Current (?:Drive )?Temperature|Temperature|Power|Lifetime|Under\/Over|Vendor|Specified|Accumulated|Manufactured|Grown defects|Total (?:blocks|new)|Percentage used|number of hours|Non-medium|Background scan|Protocol Specific|relative target|Read |Write |Long \(extended\)|Supported (?:Power|LBA)|St |Id |Critical Warning|Available|Firmware|Optional|Namespace|Number of Namespaces|Local Time|Serial [Nn]umber|User Capacity|Total NVM|Model Number|Product:|PCI Vendor|IEEE|Controller ID|Maximum Data|LU WWN|Add\. Product|Sector Size|Rotation|Form Factor|TRIM|Zoned|ATA (?:Version|Error)|In(?: the)? smartctl|SET FEATURES|AAM|APM|Rd look|Write cache|DSN|ATA Security|Wt Cache|Host |Data Units|Unsafe|Media and|Controller Busy|Commands leading|When the command|After command|CR |ER |Interval |Read Recovery|Seagate FARM|Device: |Compliance:|Revision:|Logical (?:block|Unit)|Transport|Status|Invalid|Field|The (?:above|device|drive)|To |Use |\/dev\/|scsiModePageOffset|Terminate command|mandatory|>> )/;

/** A line above a report that a person or a script wrote to say which device follows (`==> /dev/sdb <==`, `# smartctl -a /dev/sdb`). */
const deviceHeading = /^[#=*><\s:$-]{0,12}(?:Disk|Drive|Device)?:? ?(?<device>\/dev\/(?!md)[\w/.-]{1,60})[#=*><\s:-]{0,12}$/i;
const smartctlCommand = /(?:^|[\s#$>/])smartctl (?<argumentText>-[^|;&]{1,200})/;

/** True for a line that shows output of smartctl by itself. */
export function isSmartctlLine(line: string): boolean {
  return ownLine.test(line) || isAttributeLine(line);
}

/** True for a line with which a paragraph of smartctl's output begins. */
export function startsSmartctlParagraph(line: string): boolean {
  return isSmartctlLine(line) || paragraphStart.test(line);
}

const attributeLine = /^ {0,3}\d{1,3}[ \t][A-Za-z][\w.+/-]{2,40}[ \t]+(?:0x[0-9a-f]{4}|[P-][O-][S-][R-][C-][K-])[ \t]/;

/** True for a row of the ATA attribute table, in the old and in the brief form. */
export function isAttributeLine(line: string): boolean {
  return attributeLine.test(line);
}

/** Device of a heading line or of a printed command; null where the line is neither. `type` = argument of `-d`. */
export function namedDevice(line: string): { readonly name: string; readonly type: string | null } | null {
  const heading = deviceHeading.exec(line.slice(0, 120))?.groups?.device;
  if (heading !== undefined) return { name: heading, type: null };
  const words = smartctlCommand.exec(line.slice(0, 300))?.groups?.argumentText?.split(/\s+/) ?? [];
  // A loop of the shell names its variable (`/dev/$i`), not the device.
  const name = words.find((word) => /^\/dev\/[\w./,-]{1,80}$/.test(word));
  if (name === undefined) return null;
  const flag = words.findIndex((word) => word === '-d' || word.startsWith('--device='));
  const type = flag < 0 ? null : words[flag] === '-d' ? (words[flag + 1] ?? null) : (words[flag]?.slice('--device='.length) ?? null);
  return { name, type };
}
