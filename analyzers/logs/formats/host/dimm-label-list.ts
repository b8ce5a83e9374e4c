import type { LinesFormat } from '../../log-format.js';
import { openSingleLines } from '../../readers/single-line-reader.js';
import { dimmsOfLabel } from './messages/edac-label.js';
import { draftOfMappedSlot } from './ras-mc-ctl.js';

const mapped = /^(?:memory stick|dimm|module) '(?<label>[^']{1,60})' is located at '(?<place>[^']{1,80})'$/i;
const bareLabel =
  /^(?:CPU_SrcID#\d{1,2}_(?:(?:MC|Ha)#\d{1,2}_)?Chan(?:nel)?#\d{1,2}_DIMM#\d{1,2}|CPU#\d{1,2}Channel#\d{1,2}_DIMM#\d{1,2}|mc#\d{1,2}(?:csrow#\d{1,2}channel|memory|channel)#\d{1,3}(?:slot#\d{1,2})?)$/;

/** Lists that say which slot of the board a place of the memory controller is, and labels of EDAC that stand alone. */
export const dimmLabelList: LinesFormat = {
  kind: 'lines',
  id: 'dimm-label-list',
  title: 'EDAC labels of memory modules and their slots',
  reference: 'labels of the Linux EDAC drivers (Documentation/admin-guide/RAS); lists that scripts make of SMBIOS type 17',
  samples: [
    {
      name: 'two slots of the first processor',
      kind: 'typical',
      content: [
        "memory stick 'P1-DIMMA1' is located at 'P0_Node0_Channel0_Dimm0'",
        "memory stick 'P1-DIMMB1' is located at 'P0_Node0_Channel1_Dimm0'",
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['inventory/memory', 'inventory/memory'] },
    },
    {
      name: 'a label that an error named, before the list',
      kind: 'extreme',
      content: ['CPU_SrcID#0_MC#0_Chan#1_DIMM#0', '', "memory stick 'P1-DIMMB1' is located at 'P0_Node0_Channel1_Dimm0'"].join('\n'),
      expect: { events: 2, unread: 0, keys: ['linux/edac/label', 'inventory/memory'] },
    },
    {
      name: 'a row without its place',
      kind: 'broken',
      content: ["memory stick 'P1-DIMMA1' is located at ''", "memory stick 'P1-DIMMB1' is"].join('\n'),
      expect: { events: 0, unread: 2, keys: [] },
    },
  ],
  claims: (line) => mapped.test(line) || line.startsWith("memory stick '") || bareLabel.test(line),
  open: openSingleLines('dimm-label-list', () => (line) => {
    const found = mapped.exec(line.trim())?.groups;
    if (found) return draftOfMappedSlot(found.label ?? '', found.place ?? '');
    if (line.startsWith("memory stick '")) return 'malformed';
    if (!bareLabel.test(line)) return line.trim() === '' ? 'silent' : null;
    return {
      key: 'linux/edac/label',
      class: 'message',
      meaning: 'unknown',
      severity: { reported: null, derived: 'ok' },
      provenance: 'vendorDocument',
      text: `Memory module ${line}`,
      components: dimmsOfLabel(line, {}),
    };
  }),
};
