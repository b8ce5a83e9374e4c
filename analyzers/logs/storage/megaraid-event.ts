/** Table of what MegaRAID firmware writes into its event log, and the draft of such an event. */
import type { Component } from '#domain/component.js';
import type { EventDetail } from '#domain/log-event.js';
import type { PlacelessDraft } from '../event/draft-of-record.js';
import { printedPart } from './drive-part.js';
import { draftOfCondition, type StorageCondition } from './storage-condition.js';

type PhraseRule = { readonly condition: StorageCondition; readonly phrase: RegExp };

/** Wordings of the firmware's events, recoveries and the more exact first. Source: MegaRAID SAS software user guide, appendix of events. */
const phrases = [
  { condition: 'raid/array-optimal', phrase: /^VD .{1,60} is now OPTIMAL|^State change on VD .{1,80} to OPTIMAL/i },
  {
    condition: 'raid/array-failed',
    phrase: /^VD .{1,60} is now OFFLINE|^State change on VD .{1,80} to OFFLINE|^VD .{1,60} is not available/i,
  },
  { condition: 'raid/array-partially-degraded', phrase: /^VD .{1,60} is now PARTIALLY DEGRADED|^State change on VD .{1,80} to PARTIALLY/i },
  { condition: 'raid/array-degraded', phrase: /^VD .{1,60} is now DEGRADED|^State change on VD .{1,80} to DEGRADED/i },
  { condition: 'raid/array-state', phrase: /^State change on VD/i },
  {
    condition: 'raid/predictive-failure',
    phrase: /^(?:Predictive failure|SMART (?:threshold|alert)|PD .{1,60} (?:has )?predict)|Drive .{0,60}SMART alert/i,
  },
  { condition: 'raid/rebuild-failed', phrase: /^Rebuild failed|^Rebuild (?:stopped|aborted)/i },
  { condition: 'raid/rebuild', phrase: /^Rebuild |^Hot Spare .{0,60}(?:rebuild|kick)/i },
  { condition: 'raid/copyback', phrase: /^(?:Copyback|CopyBack|Replace ?member|Drive erase|Erase)/i },
  {
    condition: 'raid/drive-failed',
    phrase:
      /^State change on PD .{1,120} to (?:FAILED|UNCONFIGURED_BAD)|^Error on PD|^PD .{1,80}(?:has )?failed|^Diagnostics failed for PD/i,
  },
  { condition: 'raid/drive-offline', phrase: /^State change on PD .{1,120} to OFFLINE/i },
  { condition: 'raid/drive-missing', phrase: /^(?:Removed|PD missing)|^Missing PD|^PD .{1,80} (?:is )?missing/i },
  { condition: 'raid/drive-inserted', phrase: /^Inserted|^State change on PD|^PD .{1,80} is now/i },
  {
    condition: 'raid/bad-blocks',
    phrase:
      /^Puncturing bad block|^Punctured|punctur|^Bad block table|double medium error|^Unrecoverable medium error during|^Uncorrectable medium error logged/i,
  },
  {
    condition: 'raid/media-error',
    phrase: /(?:medium|media) error|^Bad block reassignment|^Patrol Read (?:corrected|found)|^Reassign write|^Corrected medium/i,
  },
  { condition: 'raid/wear', phrase: /(?:SSD|drive) .{0,30}(?:life|wear|endurance)/i },
  { condition: 'raid/drive-temperature', phrase: /^PD .{1,80}(?:temperature|overheat)|^(?:Drive )?temperature .{0,40}PD /i },
  {
    condition: 'raid/drive-timeout',
    phrase:
      /^Command timeout on PD|^PD .{1,80} (?:Path .{1,40} )?reset \(Type|^PD .{1,80}(?:timed out|not responding)|^Microcode update timeout|^Abort .{0,40}PD/i,
  },
  {
    condition: 'raid/link-error',
    phrase:
      /link (?:lost|down|speed|error)|CRC error|^SAS wide port .{0,60}(?:lost|missing)|PHY .{0,40}(?:error|reset|down)|^SAS topology error/i,
  },
  { condition: 'raid/foreign-configuration', phrase: /foreign config/i },
  {
    condition: 'raid/battery-replace',
    phrase: /(?:battery|BBU|capacitor|cachevault).{0,60}(?:replace|SOH bad|about to fail)|^Replace the? (?:battery|cachevault)/i,
  },
  { condition: 'raid/battery-missing', phrase: /^(?:Battery|BBU|Cachevault|Capacitor)\b.{0,30}(?:not present|removed|absent|missing)/i },
  {
    condition: 'raid/battery-low',
    phrase: /(?:battery|capacitor).{0,60}(?:below threshold|is low|too low|unable to retain)|^Current capacity of the battery is below/i,
  },
  {
    condition: 'raid/battery-temperature',
    phrase: /^(?:Battery|BBU) temperature is high|^(?:Battery|BBU).{0,40}(?:overheat|temperature above)/i,
  },
  {
    condition: 'raid/cache-pinned',
    phrase: /\b(?:has|have|holds) (?:preserved|pinned) cache|^(?:Preserved|Pinned) cache (?:present|exists)/i,
  },
  { condition: 'raid/battery-learning', phrase: /(?:relearn|learn cycle) (?:is )?(?:started|in progress|pending)/i },
  { condition: 'raid/battery-state', phrase: /relearn|learn cycle|^Battery (?:is )?(?:charging|started charging|discharging)/i },
  {
    condition: 'raid/battery-state',
    phrase:
      /^(?:Battery|BBU|Cachevault).{0,60}(?:normal|present|charge complete|detected|inserted|operating|has been found|is ok|optimal|enabled|good)/i,
  },
  { condition: 'raid/battery-failed', phrase: /(?:battery|BBU|cachevault|capacitor).{0,60}(?:fail|faulty|cannot support|bad)/i },
  {
    condition: 'raid/cache-lost',
    phrase:
      /^BBU disabled|changing WB .{0,40}to WT|controller cache (?:discarded|data (?:was )?lost)|^Cache discarded|cache data lost|write-?back .{0,40}write-?through/i,
  },
  { condition: 'raid/controller-memory-uncorrectable', phrase: /multi-?bit|uncorrectable.{0,40}(?:ECC|memory)|fatal memory/i },
  {
    condition: 'raid/controller-memory-correctable',
    phrase: /single-?bit|^(?:Controller )?(?:ECC|memory) .{0,40}(?:correctable|warning)|^Memory\/battery problems/i,
  },
  {
    condition: 'raid/controller-firmware',
    phrase: /^Fatal firmware error|^Controller (?:encountered a )?fatal|firmware .{0,30}(?:crash|hang|panic)|^Firmware fault/i,
  },
  { condition: 'raid/controller-temperature', phrase: /^(?:Controller|ROC|ASIC) temperature.{0,60}(?:above|high|critical|threshold)/i },
  { condition: 'raid/phy-error', phrase: /phy (?:is )?bad\b|phy .{0,20}disabled due to/i },
  {
    condition: 'raid/enclosure-failed',
    phrase:
      /^Enclosure .{1,80}(?:communication lost|hardware error|fan .{1,20}failed|power supply .{1,20}failed|element.{0,30}(?:fail|critical)|critical|failed|not responding|shut ?down)/i,
  },
  { condition: 'raid/enclosure-state', phrase: /^Enclosure/i },
  {
    condition: 'raid/array-activity',
    phrase:
      /^(?:Consistency Check|Background Init|BGI|Initialization|Reconstruction|Patrol Read|Created VD|Deleted VD|VD |Policy change|LD |Global hot spare|Dedicated hot spare|Dirty|Configuration)/i,
  },
  { condition: 'raid/controller-activity', phrase: /./ },
] as const satisfies readonly PhraseRule[];

const senseData = /Sense: (?<key>[0-9a-f]{1,2})\/(?<code>[0-9a-f]{1,2})\/(?<qualifier>[0-9a-f]{1,2})/i;
const drivePlace = /\bPD [0-9a-f]{1,4}\((?:c [^)]{1,40}\)\/\()?e0x(?<enclosure>[0-9a-f]{1,4})\/s(?<slot>\d{1,3})\)/i;
const arrayPlace = /\bVD (?<array>[0-9a-f]{1,3}\/[0-9a-f]{1,3})\b/i;
const noEnclosure = 0xffff;

/** One event of the controller's log. `code` as printed in hex without `0x`; `classNumber` −1 to 5 (progress, information … dead). */
export type MegaraidEvent = { readonly description: string; readonly code: string | null; readonly classNumber: number | null };

/**
 * Draft of an event of a MegaRAID controller from its description. The drive is `enclosure:slot` in decimal, as storcli prints it
 * (documented rule: the description has `e0x20/s5`).
 */
export function draftOfMegaraidEvent({ description, code, classNumber }: MegaraidEvent): PlacelessDraft {
  const text = description.slice(0, 500).trim();
  const condition = conditionOf(text);
  const drive = driveOf(text);
  const isDriveEvent = /^raid\/(?:drive|media|link|other|predictive|rebuild|copyback|sense|wear|bad-blocks)/.test(condition);
  const array = arrayPlace.exec(text)?.groups?.array;
  const details: EventDetail['details'] = { ...(code === null ? {} : { code }), ...(array === undefined ? {} : { virtualDrive: array }) };
  const draft = draftOfCondition({
    condition,
    text,
    reported: classNumber === null ? null : (classNames[classNumber] ?? String(classNumber)),
    ...(drive !== null && (isDriveEvent || condition === 'raid/controller-activity') ? { component: drive } : {}),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  });
  const recovered = draft.meaning === 'recovery' ? { direction: 'deassertion' as const } : {};
  return { ...draft, ...recovered, ...(code === null ? {} : { message: { id: `0x${code}`, args: [] } }) };
}

const classNames: Readonly<Record<number, string>> = {
  [-1]: 'progress',
  0: 'information',
  1: 'warning',
  2: 'critical',
  3: 'fatal',
  4: 'dead',
};

function conditionOf(text: string): StorageCondition {
  const sense = /^Unexpected sense/i.test(text) ? senseData.exec(text)?.groups : undefined;
  if (sense)
    return conditionOfSense(
      Number.parseInt(sense.key ?? '', 16),
      Number.parseInt(sense.code ?? '', 16),
      Number.parseInt(sense.qualifier ?? '', 16),
    );
  const rules: readonly PhraseRule[] = phrases;
  return rules.find((rule) => rule.phrase.test(text))?.condition ?? 'raid/controller-activity';
}

/** Sense data (SPC-4 §4.5): key 3 medium, 4 hardware, Bh aborted; 5Dh failure prediction; 47h transfer errors. Others are no fault of the drive. */
function conditionOfSense(key: number, code: number, qualifier: number): StorageCondition {
  if (code === 0x5d) return 'raid/predictive-failure';
  if (code === 0x47 || (key === 0xb && code === 0x4b)) return 'raid/link-error';
  if (key === 0x3 || code === 0x11) return 'raid/media-error';
  if (key === 0x4 || (code === 0x44 && qualifier === 0)) return 'raid/other-error';
  return 'raid/sense';
}

function driveOf(text: string): Component | null {
  const found = drivePlace.exec(text)?.groups;
  if (!found) return null;
  const enclosure = Number.parseInt(found.enclosure ?? '', 16);
  const locator = `${enclosure === noEnclosure ? '' : enclosure}:${found.slot}`;
  return { ...printedPart('drive', locator, found.slot), provenance: 'documentedRule' };
}
