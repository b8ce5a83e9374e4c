import type { LineReader, LinesFormat } from '../../log-format.js';
import { dimmsOfLabel, placeOf } from './messages/edac-label.js';
import { createHostEmitter } from './messages/host-emitter.js';
import { draftOfCleanController, draftOfMemoryError } from './messages/memory-error-draft.js';
import type { EmitEvent, LogLine } from './messages/message-group.js';

/** Counters of one place of a memory controller. `level` = how exactly it is told: controller, row, channel or module. */
type Counter = {
  readonly controller: string;
  readonly level: number;
  readonly name: string;
  label: string;
  CE: number | null;
  UE: number | null;
  readonly lines: LogLine[];
};

const attribute =
  /^(?:\/sys\/devices\/system\/edac\/mc\/|(?:\.\/)?)?mc(?<mc>\d{1,3})(?:\/(?<part>csrow\d{1,3}|dimm\d{1,3}|rank\d{1,3}))?\/(?:(?<channel>ch\d{1,2})_)?(?<name>[a-z_]{2,40})(?:[:=]| = |: | )(?<value>.*)$/;
const headOfFile = /^==> (?<path>\S{1,200}) <==$/;
const edacUtil =
  /^mc(?<mc>\d{1,3}):(?: ?(?<row>csrow\d{1,3}):)?(?: ?(?<label>[^:]{1,80}):)? (?<count>\d{1,12}) (?<degree>Corrected|Uncorrected) Errors(?: with no DIMM info)?$/;
const utilNote = /^edac-util: /;
const mostCounters = 4_096;
const levels: Readonly<Record<string, number>> = { csrow: 1, rank: 3, dimm: 3 };

/** Counters of EDAC: files below `/sys/devices/system/edac` as `grep`, `head` or `find` print them, and `edac-util`. */
export const edacCounters: LinesFormat = {
  kind: 'lines',
  id: 'edac-counters',
  title: 'EDAC counters (sysfs, edac-util)',
  reference: 'Linux Documentation/admin-guide/RAS, /sys/devices/system/edac; edac-util(1)',
  samples: [
    {
      name: 'one module of a controller has corrected errors',
      kind: 'typical',
      content: [
        'mc0/ce_count:12',
        'mc0/csrow0/ce_count:12',
        'mc0/csrow0/ch0_ce_count:12',
        'mc0/csrow0/ch0_dimm_label:CPU_SrcID#0_MC#0_Chan#0_DIMM#0',
        'mc0/csrow0/ch1_ce_count:0',
        'mc0/csrow0/ue_count:0',
        'mc0/ue_count:0',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['linux/edac/ce'] },
    },
    {
      name: 'whole paths by module, then edac-util, one controller clean',
      kind: 'extreme',
      content: [
        '/sys/devices/system/edac/mc/mc1/dimm3/dimm_ce_count:4',
        '/sys/devices/system/edac/mc/mc1/dimm3/dimm_label:CPU2_DIMM_D1',
        '/sys/devices/system/edac/mc/mc1/dimm3/dimm_ue_count:1',
        '/sys/devices/system/edac/mc/mc1/dimm3/size:32768',
        '/sys/devices/system/edac/mc/mc2/ce_count:0',
        '/sys/devices/system/edac/mc/mc2/ue_count:0',
        'mc3: 0 Uncorrected Errors with no DIMM info',
        'mc3: csrow0: CPU_SrcID#1_Ha#0_Chan#2_DIMM#0: 7 Corrected Errors',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['linux/edac/ce', 'linux/edac/ue', 'linux/edac/counters', 'linux/edac/ce'] },
    },
    {
      name: 'a counter without its number',
      kind: 'broken',
      content: ['mc0/ce_count:', 'mc0/ue_count:0'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['linux/edac/counters'] },
    },
  ],
  claims: (line) =>
    (attribute.test(line) && /(?:ce|ue|noinfo)_count|dimm_label|mc_name|dimm_edac_mode/.test(line)) ||
    edacUtil.test(line) ||
    utilNote.test(line),
  open: (context, sink) => {
    const { emit, release } = createHostEmitter('edac-counters', context, sink);
    const counters = new Map<string, Counter>();
    let path: string | null = null;
    const read: LineReader['read'] = (raw, line) => {
      const text = path === null ? raw : `${path}:${raw.trim()}`;
      path = headOfFile.exec(raw)?.groups?.path ?? null;
      if (path !== null || raw.trim() === '' || utilNote.test(raw)) return true;
      const taken = take(counters, text, { line, raw, message: text, time: null });
      if (taken === 'malformed') sink.unread({ line, byte: null, raw }, 'malformedRow');
      return taken !== false;
    };
    return {
      read,
      end: () => {
        emitCounters([...counters.values()], emit);
        counters.clear();
        release(Number.POSITIVE_INFINITY);
      },
    };
  },
};

function take(counters: Map<string, Counter>, text: string, line: LogLine): boolean | 'malformed' {
  const util = edacUtil.exec(text)?.groups;
  if (util) {
    const counter = counterOf(counters, util.mc ?? '', util.row, undefined, util.label ?? '', line);
    if (util.label !== undefined) counter.label = util.label;
    counter[util.degree === 'Corrected' ? 'CE' : 'UE'] = Number(util.count);
    return true;
  }
  const { mc, part, channel, name = '', value = '' } = attribute.exec(text)?.groups ?? {};
  if (mc === undefined) return false;
  const degree = /^(?:dimm_)?ce_count$/.test(name) ? 'CE' : /^(?:dimm_)?ue_count$/.test(name) ? 'UE' : null;
  if (degree === null && name !== 'dimm_label') return true;
  if (degree !== null && !/^\d{1,15}$/.test(value.trim())) return 'malformed';
  const counter = counterOf(counters, mc, part, channel, '', line);
  if (degree === null) counter.label = value.trim();
  else counter[degree] = Number(value);
  return true;
}

function counterOf(
  counters: Map<string, Counter>,
  mc: string,
  part: string | undefined,
  channel: string | undefined,
  label: string,
  line: LogLine,
): Counter {
  const name = [part, channel, label === '' ? undefined : label].filter((each) => each !== undefined).join(' ');
  const known = counters.get(`${mc}/${name}`);
  if (known) {
    if (known.lines.length < 4) known.lines.push(line);
    return known;
  }
  const level = part === undefined ? 0 : channel !== undefined || label !== '' ? 2 : (levels[part.replace(/\d+$/, '')] ?? 1);
  const counter: Counter = { controller: mc, level, name, label: '', CE: null, UE: null, lines: [line] };
  if (counters.size < mostCounters) counters.set(`${mc}/${name}`, counter);
  return counter;
}

/** The kernel counts an error at its module, its channel, its row and its controller: the most exact count of a controller stands. */
function emitCounters(counters: readonly Counter[], emit: EmitEvent): void {
  for (const controller of new Set(counters.map((each) => each.controller))) {
    const own = counters.filter((each) => each.controller === controller);
    const faulty = (['CE', 'UE'] as const).flatMap((degree) => mostExact(own, degree).map((counter) => ({ counter, degree })));
    for (const { counter, degree } of faulty) {
      const channel = /\bch(?<channel>\d{1,2})\b/.exec(counter.name)?.groups?.channel;
      emit(
        draftOfMemoryError({
          degree,
          count: counter[degree] ?? 0,
          words: '',
          dimms: dimmsOfLabel(counter.label, placeOf(undefined, channel, undefined)),
          details: { source: 'counters', controller: `MC${controller}`, ...(counter.name === '' ? {} : { part: counter.name }) },
        }),
        counter.lines,
      );
    }
    const [first] = own;
    if (faulty.length === 0 && first !== undefined) emit(draftOfCleanController(dimmsOfLabel('', {})), first.lines);
  }
}

function mostExact(counters: readonly Counter[], degree: 'CE' | 'UE'): Counter[] {
  const counted = counters.filter((each) => (each[degree] ?? 0) > 0);
  const level = Math.max(...counted.map((each) => each.level));
  return counted.filter((each) => each.level === level);
}
