import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'hpe-iml-rows';
const heading = /^\s*(?:ID\s+)?Severity\s+Class\s+Last Update\s+Initial Update\s+Count\s+Description\s*$/i;
const title = /^\s*(?:Integrated Management Log|iLO(?: \d)? Event Log)\s*$/i;
const row =
  /^\s*(?:(?<id>\d{1,5})\s{1,8})?(?<severity>Critical|Caution|Repaired|Informational)\s{1,12}(?<class>[A-Za-z][\w/ -]{1,30}?)\s{1,20}(?<last>\[NOT SET\]|\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}(?::\d{2})?)\s{1,12}(?<first>\[NOT SET\]|\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}(?::\d{2})?)\s{1,12}(?<count>\d{1,5})\s{1,12}(?<text>\S.*)$/i;

/** Rows of the IML and the iLO event log as their pages and viewers show them, columns apart by blanks or tabs. */
export const hpeImlRows: LinesFormat = {
  kind: 'lines',
  id,
  title: 'IML rows of iLO pages and the IML viewer',
  reference: 'HPE iLO 2–6 user guide, Integrated Management Log page',
  samples: [
    {
      name: 'rows with their heading',
      kind: 'typical',
      content: [
        'Severity  Class            Last Update        Initial Update     Count  Description',
        'Critical  Main Memory      02/03/2024 05:06   02/03/2024 04:06   2      Uncorrectable Memory Error (Processor 1, DIMM 12)',
        'Repaired  Power            02/03/2024 04:00   02/03/2024 04:00   1      System Power Supply: Input Power Loss or Unplugged Power Cord (Power Supply 2)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/03'] },
    },
    {
      name: 'numbers, tabs, a time that is not set',
      kind: 'extreme',
      content: [
        'Integrated Management Log',
        '7\tCaution\tPOST Message\t[NOT SET]\t[NOT SET]\t1\tPOST Error: 1785-Drive Array not Configured',
        '8 Critical Environment 02/03/2024 05:06:07 02/03/2024 05:06:07 1 System Fan Failure (Fan 3, Location System)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['hpe/post-1785', 'ipmi/04/01/02'] },
    },
    {
      name: 'a row that ends behind its count',
      kind: 'broken',
      content: 'Critical  Main Memory      02/03/2024 05:06   02/03/2024 04:06   2',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => heading.test(line) || title.test(line) || row.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    if (heading.test(line) || title.test(line)) return 'silent';
    const found = row.exec(line)?.groups;
    if (!found) return null;
    return draftOfHpeEntry({
      text: found.text ?? '',
      recordId: found.id ?? null,
      severity: found.severity ?? null,
      className: found.class ?? null,
      count: found.count ?? null,
      first: hpeTime(found.first ?? '', times),
      last: hpeTime(found.last ?? '', times),
    });
  }),
};
