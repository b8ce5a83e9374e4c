import { chinesePhrases } from './chinese-phrases.js';
import { makerPhrases } from './maker-phrases.js';
import type { MessageSense } from './message-keys.js';

type Phrase = MessageSense & { readonly phrase: RegExp };

const came = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'assertion' });
const went = (key: string, phrase: RegExp): Phrase => ({ key, phrase, direction: 'deassertion' });

/**
 * Well-known wordings of service processors and what they mean in IPMI's terms. The first match wins, recoveries stand before their faults.
 * Sources: Dell Event Message Reference, HPE integrated management log, Huawei iBMC alarms, Supermicro health log.
 */
const phrases = [
  // Memory.
  came('ipmi/10/6f/00', /\bcorrectable memory error logging (?:is |was |has been )?disabled\b/i),
  came(
    'ipmi/0c/6f/05',
    /\bcorrectable (?:memory )?(?:ecc|errors?)\b.{0,30}\b(?:limit|threshold|rate exceeded)\b|(?<!不)可(?:纠正|恢复|校正)(?:ECC)?错误.{0,12}(?:过多|超过|超限|达到|门限|阈值|溢出|风暴)/i,
  ),
  came(
    'ipmi/0c/6f/01',
    /\b(?:uncorrectable|multi-?bit|unrecoverable) (?:ecc|memory)\b|\bmemory\b.{0,60}\buncorrectable\b|内存.{0,12}不可纠正/i,
  ),
  came('ipmi/0c/6f/00', /(?<!un)\bcorrectable (?:ecc|memory)\b|\bsingle-?bit memory\b|内存.{0,12}(?<!不)可纠正/i),
  came('ipmi/0c/6f/02', /\bparity memory error\b|\bmemory parity\b/i),
  came('ipmi/0c/6f/04', /\bmemory (?:device|module)\b.{0,60}\bis disabled\b/i),
  came('ipmi/0c/6f/07', /\bunsupported memory configuration\b|\bmemory configuration error\b/i),
  // Processors.
  came('ipmi/07/6f/01', /\b(?:cpu|processor)\b.{0,20}\bthermal trip\b/i),
  came('ipmi/07/6f/00', /\bcpu\b.{0,20}\binternal error \(ierr\)|\bcpu ?\d? ierr\b|\binternal error @ ?cpu ?\d/i),
  came('ipmi/07/6f/02', /\bbuilt-in self-test \(bist\)/i),
  came('ipmi/07/6f/05', /\bcpu\b.{0,20}\bconfiguration is unsupported\b/i),
  came('ipmi/07/6f/0b', /\buncorrectable machine check exception\b|\bcpu\b.{0,20}\bmachine check error\b/i),
  came('ipmi/07/6f/0c', /(?<!un)\bcorrectable machine check\b/i),
  came('ipmi/07/6f/06', /\b(?:cpu|processor)\b.{0,20}\buncorrectable error\b|\bunrecoverable cpu complex error\b/i),
  // Power.
  went('ipmi/08/6f/03', /\bpower input for power supply\b.{0,10}\b(?:has been restored|is restored)\b/i),
  came(
    'ipmi/08/6f/03',
    /\bpower input for power supply\b.{0,10}\bis lost\b|\bpower supply\b.{0,20}\bac (?:power )?lost\b|\bps\w* ?\d ac lost\b|电源.{0,8}输入丢失/i,
  ),
  came('ipmi/08/6f/05', /\bpower input for power supply\b.{0,10}\bis outside of\b/i),
  went('ipmi/08/6f/01', /\bpower supply\b.{0,10}\bis operating normally\b/i),
  came('ipmi/08/6f/02', /\bpredictive failure\b.{0,20}\bpower supply\b/i),
  came('ipmi/08/6f/06', /\bpower supply\b.{0,10}\bis incorrectly configured\b/i),
  came('ipmi/08/6f/01', /\bpower supply\b.{0,10}\b(?:has )?failed\b|\bpower supply failure\b/i),
  came('ipmi/08/0b/00', /\bpower supplies are redundant\b/i),
  came('ipmi/08/0b/01', /\bpower supply redundancy is lost\b|\bpower supplies are not redundant\b/i),
  came('ipmi/08/0b/02', /\bpower supply redundancy is degraded\b/i),
  // Cooling.
  came('ipmi/04/01/02', /\bfan\b.{0,20}\b(?:rpm|speed) is less than the lower critical\b/i),
  came('ipmi/04/01/00', /\bfan\b.{0,20}\b(?:rpm|speed) is less than the lower warning\b/i),
  went('ipmi/04/01/02', /\bfan\b.{0,20}\brpm is within range\b/i),
  came('ipmi/04/0b/00', /\bfans are redundant\b/i),
  came('ipmi/04/0b/01', /\bfan redundancy is lost\b|\bfans are not redundant\b|\bfans are no longer redundant\b/i),
  came('ipmi/01/01/09', /\btemperature is greater than the upper critical\b/i),
  came('ipmi/01/01/07', /\btemperature is greater than the upper warning\b/i),
  went('ipmi/01/01/07', /\btemperature is within range\b/i),
  // Storage and batteries.
  came(
    'ipmi/0d/6f/02',
    /\bpredictive failure (?:detected|reported)\b.{0,20}\b(?:drive|disk)\b|\b(?:drive|disk)\b.{0,40}\bpredictive failure\b/i,
  ),
  came('ipmi/0d/6f/06', /\bvirtual disk \d.{0,80}\b(?:has )?failed\b/i),
  came('ipmi/0d/6f/01', /\bfault detected on (?:drive|disk)\b|\b(?:drive|disk) \d.{0,60}\b(?:has )?failed\b/i),
  went('ipmi/29/6f/00', /\bbattery is operating normally\b/i),
  came('ipmi/29/6f/00', /\bbattery is low\b/i),
  came('ipmi/29/6f/01', /\bbattery has failed\b/i),
  // PCI Express.
  came('ipmi/13/6f/0a', /\b(?:bus )?fatal error was detected on a component\b/i),
  came('ipmi/13/6f/08', /(?<!non-)\bbus uncorrectable error was detected\b/i),
  came('ipmi/13/6f/07', /\bbus correctable error was detected\b/i),
  came('ipmi/13/6f/04', /\bpci parity error was detected\b/i),
  came('ipmi/13/6f/05', /\bpci system error was detected\b/i),
  // The log itself.
  came('ipmi/10/6f/02', /\b(?:system event )?log (?:was |has been )?cleared\b/i),
  came('ipmi/10/6f/04', /\blog is full\b/i),
  ...makerPhrases,
  ...chinesePhrases,
] as const satisfies readonly Phrase[];

const recovery =
  /\b(?:has been restored|(?:is|are) restored|returned to normal|is operating normally|are operating normally|(?:is|are) redundant|is within range|has recovered|no longer (?:critical|failed)|repaired|has been cleared|is back to normal)\b|恢复/i;
const searchedCharacters = 500;

/** The IPMI sense of a message's wording; null where no phrase of the table is in it. */
export function senseOfMessage(text: string): MessageSense | null {
  const searched = text.slice(0, searchedCharacters);
  const found = phrases.find((phrase) => phrase.phrase.test(searched));
  return found ? { key: found.key, direction: found.direction } : null;
}

/** True where a wording says that something came back to normal. */
export function isRecoveryText(text: string): boolean {
  return recovery.test(text.slice(0, searchedCharacters));
}
