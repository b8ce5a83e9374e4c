import { createTimeReader } from '../../event/event-time.js';
import type { LineReader, LinesFormat } from '../../log-format.js';
import { createParagraphs } from './report-paragraphs.js';
import { isSmartctlLine, namedDevice, startsSmartctlParagraph } from './smartctl-text-lines.js';
import { addSmartctlLine, hasIdentity, openSmartctlText, reportOfSmartctlText, type SmartctlText } from './smartctl-text-report.js';
import { smartctlTextSamples } from './smartctl-text-samples.js';
import { createReportEmitter } from './storage-report.js';

const id = 'smartctl-text';
/** With one of these lines the output of another device begins. */
const banner = /^smartctl (?:version )?\d/;
const identityStart = /^(?:=== START OF INFORMATION SECTION ===|Device Model: {2}|Model Family: {2}|Model Number: {2}|Vendor: {2})/;

/** Output of `smartctl -a`, `-x` and parts of them as text, for ATA, SCSI and NVMe devices, one device after the other. */
export const smartctlText: LinesFormat = {
  kind: 'lines',
  id,
  title: 'smartctl -a / -x',
  reference: 'smartmontools 5.4–7.5, smartctl(8)',
  samples: smartctlTextSamples,
  claims: (line) => isSmartctlLine(line) || namedDevice(line) !== null,
  open: (context, sink): LineReader => {
    const emit = createReportEmitter({ file: context.file, format: id, sharesLines: false }, sink);
    const times = createTimeReader(context);
    const paragraphs = createParagraphs(startsSmartctlParagraph);
    let text: SmartctlText = openSmartctlText();
    const close = (): void => {
      const report = reportOfSmartctlText(text);
      if (report !== null) emit(report);
      text = openSmartctlText();
    };
    return {
      read: (raw, line) => {
        const device = namedDevice(raw);
        if (device !== null) {
          close();
          text.device = device;
          paragraphs.close();
          return true;
        }
        if (!paragraphs.takes(raw)) return false;
        if (raw.trim() === '') return true;
        if ((banner.test(raw) && text.first !== null) || (identityStart.test(raw) && hasIdentity(text))) close();
        addSmartctlLine(text, raw, line, times);
        return true;
      },
      end: () => {
        close();
        paragraphs.close();
      },
    };
  },
};
