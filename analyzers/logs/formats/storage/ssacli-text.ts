import type { LinesFormat } from '../../log-format.js';
import { printedPart } from '../../storage/drive-part.js';
import { keyValueOf } from '../../syntax/key-value.js';
import { keepSign, openRaidBlock, reportOfRaidBlock } from './raid-block.js';
import { createParagraphs, promptOf } from './report-paragraphs.js';
import { addSsacliField, partOfSsacli, type SsacliBlock, signsOfSummary } from './ssacli-blocks.js';
import { ssacliSamples } from './ssacli-text-samples.js';
import { createReportEmitter } from './storage-report.js';

const id = 'ssacli-text';
const controllerLine =
  /^(?<name>(?:HPE? |HP Dynamic )?(?:Smart (?:Array|HBA)|MicroSemi|Microchip|Dynamic Smart Array|HPE? [\w-]{2,20}|Smart Storage)[\w ./-]{0,60}?) in Slot (?<slot>\w{1,6})(?<rest>.{0,120})$/;
const driveLine = /^\s{0,20}physicaldrive (?<place>[\w]{1,4}(?::\d{1,3}){1,2})(?<rest>\s*$|:? ?\(.*$)/;
const arrayLine = /^\s{0,20}logicaldrive (?<number>\d{1,4}) \(.*$/;
const arrayBlock = /^\s{3,20}Logical Drive: (?<number>\d{1,4})\s*$/;
const enclosureLine = /^\s{3,20}(?<name>\S.{2,60}) at Port (?<port>\w{1,4}), Box (?<box>\d{1,3}), (?<state>\S.{0,40})$/;
const otherBlock =
  /^\s{3,20}(?:Port Name: |Expander \d|Enclosure SEP |SEP \(|Array: |Physical Drives\s*$|Sensor ID: |unassigned\s*$|Unassigned\s*$)/;
const isCommand = promptOf(/\b(?:ssacli|hpssacli|hpacucli)\b/i);
/** The tool's own shell prints `=> ` before a command. */
const ownShell = /^=> (?:ctrl|controller|help|rescan|exit|quit)\b/i;
const looseStart =
  /^(?:[Aa]rray [A-Z]{1,2}\b|unassigned|Unassigned|=>|Controller Status:|Cache Status:|Battery\/Capacitor Status:|Warning:|Note:|APPLIANCE|CACHE STATUS)/;

/** Text of ssacli, hpssacli and hpacucli: `ctrl all show config`, `… detail`, `… status`. */
export const ssacliText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'ssacli / hpssacli / hpacucli',
  reference: 'HPE Smart Storage Administrator command line guide; hpacucli 9.x',
  samples: ssacliSamples,
  claims: (line) =>
    isOwnCommand(line) ||
    controllerLine.test(line.slice(0, 300)) ||
    driveLine.test(line.slice(0, 300)) ||
    arrayLine.test(line.slice(0, 300)),
  open: (context, sink) => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: true }, sink);
    const paragraphs = createParagraphs((line) => startsParagraph(line.slice(0, 300)));
    let slot: string | null = null;
    let block: SsacliBlock | null = null;
    const close = (): void => {
      if (block !== null) emit(reportOfRaidBlock(block, partOfSsacli(block, slot)));
      block = null;
    };
    return {
      read: (printed, line) => {
        if (isOwnCommand(printed) || !paragraphs.takes(printed)) return isOwnCommand(printed);
        const raw = printed.slice(0, 300);
        const place = { line, raw };
        const controller = controllerLine.exec(raw)?.groups;
        const drive = driveLine.exec(raw)?.groups;
        const array = (arrayLine.exec(raw) ?? arrayBlock.exec(raw))?.groups;
        const enclosure = enclosureLine.exec(raw)?.groups;
        if (controller || drive || array || enclosure || otherBlock.test(raw)) close();
        if (controller) slot = controller.slot ?? null;
        if (controller) block = openRaidBlock('controller', (controller.name ?? '').trim(), place);
        else if (drive) block = openRaidBlock('drive', drive.place ?? '', place);
        else if (array) block = openRaidBlock('array', array.number ?? '', place);
        else if (enclosure) block = openRaidBlock('enclosure', `Port ${enclosure.port}, Box ${enclosure.box}`, place);
        if (block !== null) for (const sign of signsOfSummary(raw, printedPart('drive', null))) keepSign(block, sign, place);
        const pair = keyValueOf(raw, ':');
        if (block !== null && pair !== null && !drive && !controller) addSsacliField(block, pair, place);
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};

function isOwnCommand(line: string): boolean {
  return ownShell.test(line) || isCommand(line);
}

function startsParagraph(line: string): boolean {
  return controllerLine.test(line) || driveLine.test(line) || arrayLine.test(line) || looseStart.test(line);
}
