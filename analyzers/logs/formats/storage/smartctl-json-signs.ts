import { signsOfNvmeHealth } from '../../storage/nvme-health.js';
import { type AtaAttribute, signOfAttribute } from '../../storage/smart-attributes.js';
import type { ConditionSign } from '../../storage/storage-condition.js';
import { isRecord, type JsonRecord, numberAt, recordAt, recordsOf, textAt } from '../../syntax/json-fields.js';
import {
  isFailedTest,
  isFinishedTest,
  type SelfTest,
  signOfEndurance,
  signOfErrorCount,
  signOfGrownDefects,
  signOfHealth,
  signOfLoggedError,
  signOfSelfTest,
  signOfTemperature,
  signOfUncorrected,
} from './smart-signs.js';

/** Bits of smartctl's exit status (smartctl(8), "Exit status"). */
const exitBits = { openFailed: 1, diskFailing: 3, prefailNow: 4, errorLog: 6, selfTestErrors: 7 } as const;

/** A sign with the object of the document that shows it. */
export type JsonSign = { readonly sign: ConditionSign; readonly node: JsonRecord };

/** All signs that one smartctl document shows. */
export function signsOfSmartctl(document: JsonRecord): JsonSign[] {
  const signs = [
    ...healthSigns(document),
    ...attributeSigns(document),
    ...nvmeSigns(document),
    ...scsiSigns(document),
    ...wearAndHeatSigns(document),
    ...selfTestSigns(document),
    ...errorLogSigns(document),
  ];
  return [...signs, ...exitSigns(document, signs)];
}

function healthSigns(document: JsonRecord): JsonSign[] {
  const status = recordAt(document, 'smart_status');
  if (status.passed !== false) return [];
  const said = textAt(status, 'scsi', 'ie_string') ?? 'FAILED';
  return [{ sign: signOfHealth(said), node: status }];
}

function attributeSigns(document: JsonRecord): JsonSign[] {
  const table = recordAt(document, 'ata_smart_attributes').table;
  return recordsOf(table).flatMap((node) => {
    const sign = signOfAttribute(attributeOf(node));
    return sign === null ? [] : [{ sign, node }];
  });
}

function attributeOf(node: JsonRecord): AtaAttribute {
  const failed = textAt(node, 'when_failed') ?? '';
  const isPrefail = recordAt(node, 'flags').prefailure === true;
  return {
    id: numberAt(node, 'id') ?? 0,
    name: textAt(node, 'name') ?? '',
    value: numberAt(node, 'value'),
    threshold: numberAt(node, 'thresh'),
    isPrefail,
    failed: /^(?:now|failing)/i.test(failed) ? 'now' : /past/i.test(failed) ? 'past' : null,
    raw: textAt(node, 'raw', 'string') ?? textAt(node, 'raw', 'value') ?? textAt(node, 'raw') ?? '0',
  };
}

function nvmeSigns(document: JsonRecord): JsonSign[] {
  const node = recordAt(document, 'nvme_smart_health_information_log');
  const percent = (key: string) => numberAt(node, key);
  const health = {
    criticalWarning: percent('critical_warning') ?? numberAt(document, 'smart_status', 'nvme', 'value'),
    availableSpare: percent('available_spare'),
    spareThreshold: percent('available_spare_threshold'),
    percentageUsed: percent('percentage_used'),
    mediaErrors: percent('media_errors'),
  };
  return signsOfNvmeHealth(health).map(({ field: _field, ...sign }) => ({ sign, node }));
}

function scsiSigns(document: JsonRecord): JsonSign[] {
  const log = recordAt(document, 'scsi_error_counter_log');
  const uncorrected = ['read', 'write', 'verify'].map((operation) =>
    signOfUncorrected(operation, numberAt(log, operation, 'total_uncorrected_errors') ?? 0),
  );
  const pending = numberAt(document, 'scsi_pending_defects', 'count') ?? numberAt(document, 'ata_pending_defects_log', 'count') ?? 0;
  return [
    ...present(signOfGrownDefects(numberAt(document, 'scsi_grown_defect_list') ?? 0), document),
    ...uncorrected.flatMap((sign) => present(sign, log)),
    ...present(pendingSign(pending), document),
  ];
}

function pendingSign(count: number): ConditionSign | null {
  if (count === 0) return null;
  return { condition: 'smart/media-error', key: 'smart/pending_defects', text: `Pending defects: ${count}`, details: { count } };
}

function wearAndHeatSigns(document: JsonRecord): JsonSign[] {
  const temperature = recordAt(document, 'temperature');
  const limit =
    numberAt(temperature, 'drive_trip') ??
    numberAt(temperature, 'op_limit_max') ??
    numberAt(document, 'ata_sct_status', 'temperature', 'op_limit_max');
  const used = numberAt(document, 'endurance_used', 'current_percent') ?? numberAt(document, 'scsi_percentage_used_endurance_indicator');
  const isNvme = isRecord(document.nvme_smart_health_information_log);
  return [
    ...present(signOfTemperature(numberAt(temperature, 'current'), limit), temperature),
    ...(used === null || isNvme ? [] : present(signOfEndurance(used), document)),
  ];
}

function selfTestSigns(document: JsonRecord): JsonSign[] {
  const tests = [...ataTests(document), ...scsiTests(document), ...nvmeTests(document)];
  const finished = tests.filter(({ test }) => isFinishedTest(test.status));
  const at = finished.findIndex(({ test }) => isFailedTest(test.status));
  const failed = finished[at];
  return failed === undefined ? [] : [{ sign: signOfSelfTest(failed.test, at === 0), node: failed.node }];
}

type ListedTest = { readonly test: SelfTest; readonly node: JsonRecord };

function ataTests(document: JsonRecord): ListedTest[] {
  const log = recordAt(document, 'ata_smart_self_test_log');
  const rows = recordsOf(recordAt(log, 'extended').table).length > 0 ? recordAt(log, 'extended').table : recordAt(log, 'standard').table;
  return recordsOf(rows).map((node) => ({ test: { status: statusOf(node.status), kind: textAt(node, 'type', 'string') }, node }));
}

/** `passed: false` is told even where the text is a maker's own. */
function statusOf(status: unknown): string {
  if (!isRecord(status)) return typeof status === 'string' ? status : '';
  const said = textAt(status, 'string') ?? '';
  return status.passed === false && !isFailedTest(said) && !/abort|interrupt|progress/i.test(said) ? `Failed: ${said}` : said;
}

const scsiTestsKept = 20;

function scsiTests(document: JsonRecord): ListedTest[] {
  return Array.from({ length: scsiTestsKept }, (_, index) => document[`scsi_self_test_${index}`])
    .filter(isRecord)
    .map((node) => ({ test: { status: textAt(node, 'result', 'string') ?? '', kind: textAt(node, 'code', 'string') }, node }));
}

function nvmeTests(document: JsonRecord): ListedTest[] {
  return recordsOf(recordAt(document, 'nvme_self_test_log').table).map((node) => ({
    test: { status: textAt(node, 'self_test_result', 'string') ?? '', kind: textAt(node, 'self_test_code', 'string') },
    node,
  }));
}

/** The newest telling entry; where no entry tells, that there are some. */
function errorLogSigns(document: JsonRecord): JsonSign[] {
  const log = recordAt(document, 'ata_smart_error_log');
  const node = recordsOf([log.extended, log.summary]).find((part) => (numberAt(part, 'count') ?? 0) > 0);
  if (node === undefined) return [];
  const nowHours = numberAt(document, 'power_on_time', 'hours');
  const told = recordsOf(node.table).flatMap((entry) =>
    present(
      signOfLoggedError({ text: textAt(entry, 'error_description') ?? '', atHours: numberAt(entry, 'lifetime_hours'), nowHours }),
      entry,
    ),
  );
  return told.length > 0 ? told.slice(0, 1) : present(signOfErrorCount(numberAt(node, 'count') ?? 0), node);
}

/** What the exit status says beyond the tables: they may not be part of the output. */
function exitSigns(document: JsonRecord, found: readonly JsonSign[]): JsonSign[] {
  const node = recordAt(document, 'smartctl');
  const status = numberAt(node, 'exit_status') ?? 0;
  const has = (bit: number): boolean => ((status >> bit) & 1) === 1;
  const lacks = (key: string): boolean => !found.some(({ sign }) => (sign.key ?? sign.condition) === key || sign.condition === key);
  return [
    ...(has(exitBits.openFailed) ? openSigns(node) : []),
    ...(has(exitBits.diskFailing) && lacks('smart/health') ? present(signOfHealth('DISK FAILING (exit status)'), node) : []),
    ...(has(exitBits.prefailNow) && lacks('smart/attribute-failed') && lacks('smart/health') ? present(prefailSign, node) : []),
    ...(has(exitBits.errorLog) && lacks('smart/error-log') ? present(logSign, node) : []),
    ...(has(exitBits.selfTestErrors) && lacks('smart/self-test')
      ? present(signOfSelfTest({ status: 'log contains failed tests', kind: null }, false), node)
      : []),
  ];
}

const prefailSign: ConditionSign = { condition: 'smart/attribute-failed', text: 'A prefail attribute is at or below its threshold' };
const logSign: ConditionSign = { condition: 'smart/error-log', text: 'Error log holds entries' };

function openSigns(node: JsonRecord): JsonSign[] {
  const messages = recordsOf(node.messages).flatMap((message) => textAt(message, 'string') ?? []);
  const text = messages.find((message) => /fail|error|unable/i.test(message)) ?? 'The device could not be opened';
  return [{ sign: { condition: 'smart/open-failed', text, severity: 'warning' }, node }];
}

function present(sign: ConditionSign | null, node: JsonRecord): JsonSign[] {
  return sign === null ? [] : [{ sign, node }];
}
