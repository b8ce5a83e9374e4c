import { createEventCompleter } from '../../../event/complete-event.js';
import { createTimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { draftOfJournalEntry, isBmcEntry } from './openbmc-journal-sel.js';

const id = 'openbmc-journal-sel';
const bmcField = /^ {0,8}(?:IPMI_SEL_[A-Z_]{2,20}|REDFISH_MESSAGE_(?:ID|ARGS))=/;
const field = /^ {0,8}(?<name>_{0,2}[A-Z][A-Z0-9_]{0,63})=(?<value>.*)$/;
const verboseStart = /^[A-Z][a-z]{2} (?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{1,6} [A-Z]{3,5}) \[s=/;
const exportStart = /^__CURSOR=/;
const mostFields = 100;

type Held = { readonly line: number; readonly raw: string[]; readonly fields: Map<string, string> };

/** SEL and Redfish entries of OpenBMC's journal, as `journalctl -o export` or `-o verbose` print them. */
export const openbmcJournalText: LinesFormat = {
  id,
  kind: 'lines',
  title: 'OpenBMC SEL entries of the journal (export, verbose)',
  reference: 'openbmc/phosphor-sel-logger; systemd Journal Export Formats',
  samples: [
    {
      name: 'verbose entries of a threshold',
      kind: 'typical',
      content: [
        'Fri 2023-02-03 04:05:06.123456 UTC [s=0a;i=1;b=2;m=3;t=4;x=5]',
        '    MESSAGE=CPU1_Temp critical high threshold assert. Reading=99.0 Threshold=95.0.',
        '    MESSAGE_ID=b370836ccf2f4850ac5bee185b77893a',
        '    IPMI_SEL_RECORD_ID=1',
        '    IPMI_SEL_RECORD_TYPE=2',
        '    IPMI_SEL_GENERATOR_ID=20',
        '    IPMI_SEL_SENSOR_PATH=/xyz/openbmc_project/sensors/temperature/CPU1_Temp',
        '    IPMI_SEL_EVENT_DIR=1',
        '    IPMI_SEL_DATA=59635F',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/01/01/09'] },
    },
    {
      name: 'export form, an OEM record, a Redfish message, another message between',
      kind: 'extreme',
      content: [
        '__CURSOR=s=0a;i=1',
        '__REALTIME_TIMESTAMP=1675397106123456',
        'IPMI_SEL_RECORD_ID=2',
        'IPMI_SEL_RECORD_TYPE=DF',
        'IPMI_SEL_DATA=0000000000AABBCCDD0102030405',
        'MESSAGE=OEM',
        '',
        '__CURSOR=s=0a;i=2',
        '__REALTIME_TIMESTAMP=1675397107123456',
        'MESSAGE=PSU2 failed',
        'REDFISH_MESSAGE_ID=OpenBMC.0.1.PowerSupplyFailed',
        'REDFISH_MESSAGE_ARGS=PSU2',
        '',
        '__CURSOR=s=0a;i=3',
        '__REALTIME_TIMESTAMP=1675397108123456',
        'PRIORITY=6',
        'MESSAGE=Started service',
        '',
        '__CURSOR=s=0a;i=4',
        'IPMI_SEL_RECORD_ID=3',
        'IPMI_SEL_SENSOR_PATH=/xyz/openbmc_project/sensors/fan_tach/FAN2',
        'IPMI_SEL_EVENT_DIR=0',
        'IPMI_SEL_DATA=520AFF',
        'MESSAGE=FAN2',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/oem/--/df', 'redfish/OpenBMC/PowerSupplyFailed', 'unknown', 'ipmi/04/01/02'] },
    },
    {
      name: 'an entry without anything said',
      kind: 'broken',
      content: ['__CURSOR=s=0a;i=9', '__REALTIME_TIMESTAMP=1675397106123456', '_BOOT_ID=00'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => bmcField.test(line) || exportStart.test(line) || verboseStart.test(line) || /^ {0,8}MESSAGE_ID=b370836c/.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const times = createTimeReader(context);
    let held: Held | null = null;
    const flush = () => {
      if (held === null) return;
      const { line, raw: lines, fields } = held;
      held = null;
      const raw = lines.join('\n');
      const draft = draftOfJournalEntry(fields, times);
      if (draft !== null) sink.event(complete({ ...draft, line, byte: null, raw }));
      else if (!isBmcEntry(fields)) sink.unread({ line, byte: null, raw }, 'malformedRecord');
    };
    const begin = (line: number): Held => {
      flush();
      held = { line, raw: [], fields: new Map() };
      return held;
    };
    return {
      read: (raw, line) => {
        if (raw.trim() === '') {
          flush();
          return true;
        }
        const start = verboseStart.exec(raw)?.groups?.time;
        const found = field.exec(raw)?.groups;
        if (start === undefined && !found) return false;
        const entry: Held = start !== undefined || exportStart.test(raw) || held === null ? begin(line) : held;
        if (entry.raw.length < mostFields) {
          entry.raw.push(raw);
          entry.fields.set(found?.name ?? '', found?.value ?? start ?? '');
        }
        return true;
      },
      end: flush,
    };
  },
};
