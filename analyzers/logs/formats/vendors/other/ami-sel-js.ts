import { draftOfEventBytes } from '../../../event/draft-of-event-bytes.js';
import { draftOfOemRecord, type PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { readGenerator } from '../../../ipmi/generators.js';
import { firstOemRecordType } from '../../../ipmi/sel-record.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'ami-sel-js';
const frame =
  /^\s{0,8}(?:\/\/Dynamic Data (?:Begin|End)|WEBVAR_\w{3,60}\s{0,4}=?|\{\s?WEBVAR_STRUCTNAME_HL_GETALLSELENTRIES\s?:?|\{\s{0,4}\}|HAPI_STATUS)/;
/** Rows also hold the end of the list. */
const record = /^\s{0,8}(?:\{\s?WEBVAR_STRUCTNAME_HL_GETALLSELENTRIES\s?:\s{0,4})?\[?\s{0,4}\{\s?['"]RecordID['"]\s?:/;
const pair = /['"](?<name>\w{2,24})['"]\s?:\s?(?:'(?<single>[^']{0,60})'|"(?<double>[^"]{0,60})"|(?<number>-?\d{1,12}))/g;

/** Answer of the web page of older AMI MegaRAC controllers: the fields of every SEL record as a JavaScript list. */
export const amiSelJs: LinesFormat = {
  id,
  kind: 'lines',
  title: 'AMI MegaRAC getallselentries',
  reference: 'AMI MegaRAC SP, /rpc/getallselentries.asp; IPMI 2.0 §32',
  samples: [
    {
      name: 'answer with two records',
      kind: 'typical',
      content: [
        '//Dynamic Data Begin',
        ' WEBVAR_JSONVAR_HL_GETALLSELENTRIES = ',
        ' { WEBVAR_STRUCTNAME_HL_GETALLSELENTRIES : ',
        " [ { 'RecordID' : 1,'RecordType' : 2,'TimeStamp' : 1675397106,'GenID1' : 32,'GenID2' : 0,'EvmRev' : 4,'SensorType' : 8,'SensorName' : 'PSU2_Status','SensorNum' : 201,'EventDirType' : 111,'EventData1' : 3,'EventData2' : 255,'EventData3' : 255 },",
        " { 'RecordID' : 2,'RecordType' : 2,'TimeStamp' : 1675397206,'GenID1' : 32,'GenID2' : 0,'EvmRev' : 4,'SensorType' : 8,'SensorName' : 'PSU2_Status','SensorNum' : 201,'EventDirType' : 239,'EventData1' : 3,'EventData2' : 255,'EventData3' : 255 },",
        ' {} ],  HAPI_STATUS:0 }; ',
        '//Dynamic data end',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'double quotes, a record on the line of the frame, an OEM record',
      kind: 'extreme',
      content: [
        '{ WEBVAR_STRUCTNAME_HL_GETALLSELENTRIES : [ { "RecordID" : 3,"RecordType" : 2,"TimeStamp" : 77,"SensorType" : 12,"SensorName" : "","SensorNum" : 7,"EventDirType" : 111,"EventData1" : 160,"EventData2" : 1,"EventData3" : 2 },',
        " { 'RecordID' : 4,'RecordType' : 192,'TimeStamp' : 1675397206 }, {} ]",
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/00', 'ipmi/oem/--/c0'] },
    },
    {
      name: 'a record that is cut off',
      kind: 'broken',
      content: " { 'RecordID' : 5,'RecordType' : 2,'TimeSt",
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => record.test(line) || frame.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    if (!record.test(line)) return frame.test(line) || /^\s*\{\}\s*\]/.test(line) || /^\/\/Dynamic data/i.test(line) ? 'silent' : null;
    return draftOfFields(fieldsOf(line), times) ?? 'malformed';
  }),
};

function fieldsOf(line: string): ReadonlyMap<string, string> {
  const pairs = [...line.slice(0, 2_000).matchAll(pair)].map(
    ({ groups }) => [groups?.name ?? '', groups?.single ?? groups?.double ?? groups?.number ?? ''] as const,
  );
  return new Map(pairs);
}

function draftOfFields(fields: ReadonlyMap<string, string>, times: TimeReader): PlacelessDraft | null {
  const number = (name: string): number | null => (fields.has(name) ? Number(fields.get(name)) : null);
  const [recordType, seconds] = [number('RecordType'), number('TimeStamp')];
  if (recordType === null || seconds === null) return null;
  const dated = { recordId: fields.get('RecordID') ?? null, time: times.fromSelSeconds(seconds) };
  if (recordType >= firstOemRecordType) return { ...dated, ...draftOfOemRecord(recordType, null) };
  const [sensorType, directionAndType, first] = [number('SensorType'), number('EventDirType'), number('EventData1')];
  if (sensorType === null || directionAndType === null || first === null) return null;
  const name = fields.get('SensorName')?.trim() ?? '';
  return {
    ...dated,
    generator: fields.has('GenID1') ? readGenerator(number('GenID1') ?? 0, number('GenID2') ?? 0) : null,
    ...draftOfEventBytes({
      sensorType,
      directionAndType,
      sensorNumber: number('SensorNum'),
      sensorName: name === '' || /^unknown$/i.test(name) ? null : name,
      eventData: [first, number('EventData2') ?? 0xff, number('EventData3') ?? 0xff],
    }),
  };
}
