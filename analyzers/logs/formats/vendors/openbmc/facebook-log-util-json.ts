import { readPrintedTime } from '../../../event/printed-time.js';
import type { JsonFormat } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { type JsonRecord, textAt } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { draftOfFacebookMessage } from './facebook-message.js';

const id = 'facebook-log-util-json';
const inspectedNodes = 2_000;

/** `log-util --print --json`. */
export const facebookLogUtilJson: JsonFormat = {
  id,
  kind: 'json',
  title: 'Facebook OpenBMC log-util --json',
  reference: 'facebook/openbmc common/recipes-core/log-util-v2',
  samples: [
    {
      name: 'a log of two entries',
      kind: 'typical',
      content: JSON.stringify({
        Logs: [
          {
            'FRU#': '1',
            FRU_NAME: 'slot1',
            TIME_STAMP: '2022-03-04 05:06:07',
            APP_NAME: 'ipmid',
            MESSAGE:
              'SEL Entry: FRU: 1, Record: Standard (0x02), Time: 2022-03-04 05:06:07, Sensor: SYSTEM_STATUS (0x10), Event Data: (00FFFF) CATERR Assertion',
          },
          { 'FRU#': 'all', FRU_NAME: 'all', TIME_STAMP: '2022-03-04 05:06:09', APP_NAME: 'log-util', MESSAGE: 'User cleared all logs' },
        ],
      }),
      expect: { events: 2, unread: 0, keys: ['ipmi/07/6f/00', 'ipmi/10/6f/02'] },
    },
    {
      name: 'numbers for texts, lower case, an application',
      kind: 'extreme',
      content: JSON.stringify([
        {
          'FRU#': 2,
          FRU_NAME: 'slot2',
          TIME_STAMP: '2022 Mar  4 05:06:07',
          APP_NAME: 'power-util',
          MESSAGE: 'SERVER_POWER_OFF successful for FRU: 2',
        },
      ]),
      expect: { events: 1, unread: 0, keys: ['facebook/power-util'] },
    },
    {
      name: 'an entry that is cut off',
      kind: 'broken',
      content: JSON.stringify({
        Logs: [{ 'FRU#': '1', FRU_NAME: 'mb', TIME_STAMP: '', APP_NAME: 'ipmid', MESSAGE: 'SEL Entry: FRU: 1, Rec' }],
      }),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (document) => findRecords(document, isEntry, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(document, isEntry),
    draftsOf: (item, times) => {
      const draft = draftOfFacebookMessage(textAt(item, 'MESSAGE') ?? '', textAt(item, 'APP_NAME') ?? '', times);
      if (draft === null) return null;
      return [{ time: readPrintedTime(textAt(item, 'TIME_STAMP') ?? '', times), ...draft }];
    },
  }),
};

function isEntry(record: JsonRecord): boolean {
  return typeof record.MESSAGE === 'string' && 'FRU_NAME' in record && 'APP_NAME' in record;
}
