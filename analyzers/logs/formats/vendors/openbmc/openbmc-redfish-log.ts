import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfRegistryMessage } from './openbmc-registry-message.js';

const id = 'openbmc-redfish-log';
const row =
  /^(?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?) (?<messageId>[A-Z]\w{1,60}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\.\w{1,100})(?:,(?<args>.*))?$/;
const cut = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\S{0,16} (?:OpenBMC|Base|[A-Z]\w{1,40})\.\d{1,3}\.\d/;

/** `/var/log/redfish` of OpenBMC: `time MessageId,arg1,arg2`. */
export const openbmcRedfishLog: LinesFormat = {
  id,
  kind: 'lines',
  title: 'OpenBMC /var/log/redfish',
  reference: 'bmcweb, event log entries; OpenBMC message registry',
  samples: [
    {
      name: 'sensor, power supply and power events',
      kind: 'typical',
      content: [
        '2022-03-04T05:06:07.123456+00:00 OpenBMC.0.1.SensorThresholdCriticalHighGoingHigh,CPU1_Temp,99.0,95.0',
        '2022-03-04T05:06:08.000000+00:00 OpenBMC.0.1.PowerSupplyFailed,PSU2',
        '2022-03-04T05:06:09.000000+00:00 OpenBMC.0.1.PowerButtonPressed',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/--/01/09', 'redfish/OpenBMC/PowerSupplyFailed', 'redfish/OpenBMC/PowerButtonPressed'] },
    },
    {
      name: 'no zone, versions of three parts, blanks in arguments, other registries',
      kind: 'extreme',
      content: [
        '2022-03-04T05:06:07 OpenBMC.0.1.0.MemoryECCUncorrectable,1,2,0,1',
        '2022-03-04T05:06:08+00:00 ResourceEvent.1.0.3.ResourceErrorsDetected,Fan 3 tach,failed',
        '2022-03-04T05:06:09+00:00 OpenBMC.0.1.SensorThresholdWarningLowGoingHigh,P12V,11.9,11.5',
      ].join('\n'),
      expect: {
        events: 3,
        unread: 0,
        keys: ['redfish/OpenBMC/MemoryECCUncorrectable', 'redfish/ResourceEvent/ResourceErrorsDetected', 'ipmi/--/01/01'],
      },
    },
    {
      name: 'an id without its key',
      kind: 'broken',
      content: '2022-03-04T05:06:07+00:00 OpenBMC.0.1',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => cut.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    const found = row.exec(line)?.groups;
    if (!found) return cut.test(line) ? 'malformed' : null;
    const args = found.args === undefined ? [] : found.args.split(',').map((each) => each.trim());
    return { ...draftOfRegistryMessage(found.messageId ?? '', args), time: readPrintedTime(found.time ?? '', times) };
  }),
};
