import type { LogFormat } from '../log-format.js';
import { alertRecord } from './vendors/alert-record.js';
import { amiSelJs } from './vendors/ami-sel-js.js';
import { bmcDatedLine } from './vendors/bmc-dated-line.js';
import { bmcSyslog } from './vendors/bmc-syslog.js';
import { dellDcimXml } from './vendors/dell-dcim-xml.js';
import { dellLifecycleXml } from './vendors/dell-lifecycle-xml.js';
import { dellMessageRows } from './vendors/dell-message-rows.js';
import { dellOpenmanageLog } from './vendors/dell-openmanage-log.js';
import { enclosureLog } from './vendors/enclosure-log.js';
import { eventTable } from './vendors/event-table.js';
import { facebookLogUtil } from './vendors/facebook-log-util.js';
import { facebookLogUtilJson } from './vendors/facebook-log-util-json.js';
import { headerCsv } from './vendors/header-csv.js';
import { hpeHpasmcli } from './vendors/hpe-hpasmcli.js';
import { hpeHpiloLiteral } from './vendors/hpe-hpilo-literal.js';
import { hpeIloCsv } from './vendors/hpe-ilo-csv.js';
import { hpeRibclLog } from './vendors/hpe-ribcl-log.js';
import { hplogLog } from './vendors/hplog-log.js';
import { hplogTables } from './vendors/hplog-tables.js';
import { huaweiAlarmLine } from './vendors/huawei-alarm-line.js';
import { huaweiRaidReport } from './vendors/huawei-raid-report.js';
import { huaweiSensorTable } from './vendors/huawei-sensor-table.js';
import { iloCliRecord } from './vendors/ilo-cli-record.js';
import { inspurAnalysisJson } from './vendors/inspur-analysis-json.js';
import { inspurIdlLog } from './vendors/inspur-idl-log.js';
import { inspurPsuHistory } from './vendors/inspur-psu-history.js';
import { inspurRegisterJson } from './vendors/inspur-register-json.js';
import { lenovoChassisLog } from './vendors/lenovo-chassis-log.js';
import { lenovoEventRows } from './vendors/lenovo-event-rows.js';
import { lxcaSyslog } from './vendors/lxca-syslog.js';
import { netappIpmiNotice } from './vendors/netapp-ipmi-notice.js';
import { openbmcJournalJson } from './vendors/openbmc-journal-json.js';
import { openbmcJournalText } from './vendors/openbmc-journal-text.js';
import { openbmcRedfishLog } from './vendors/openbmc-redfish-log.js';
import { pelJson } from './vendors/pel-json.js';
import { phosphorBusctl } from './vendors/phosphor-busctl.js';
import { phosphorLoggingJson } from './vendors/phosphor-logging-json.js';
import { racadmLclog } from './vendors/racadm-lclog.js';
import { racadmSel } from './vendors/racadm-sel.js';
import { restEvents } from './vendors/rest-events.js';
import { supermicroHealthLog } from './vendors/supermicro-health-log.js';
import { supermicroIpmicfgSel } from './vendors/supermicro-ipmicfg-sel.js';
import { supermicroIpmicfgTables } from './vendors/supermicro-ipmicfg-tables.js';
import { ticketCsv } from './vendors/ticket-csv.js';
import { webEventRows } from './vendors/web-event-rows.js';
import { xmlProlog } from './vendors/xml-prolog.js';

/** Logs in the makers' own forms. */
export const vendorFormats: readonly LogFormat[] = [
  racadmSel,
  racadmLclog,
  dellLifecycleXml,
  dellDcimXml,
  dellOpenmanageLog,
  dellMessageRows,
  hpeRibclLog,
  hpeHpiloLiteral,
  hplogLog,
  hpeIloCsv,
  hplogTables,
  hpeHpasmcli,
  iloCliRecord,
  lxcaSyslog,
  lenovoEventRows,
  lenovoChassisLog,
  xmlProlog,

  inspurIdlLog,
  bmcSyslog,
  inspurPsuHistory,
  inspurRegisterJson,
  inspurAnalysisJson,
  facebookLogUtil,
  facebookLogUtilJson,
  openbmcRedfishLog,
  openbmcJournalText,
  openbmcJournalJson,
  phosphorBusctl,
  phosphorLoggingJson,
  pelJson,
  netappIpmiNotice,
  enclosureLog,
  amiSelJs,
  supermicroIpmicfgSel,
  supermicroIpmicfgTables,
  supermicroHealthLog,
  huaweiAlarmLine,
  huaweiRaidReport,
  huaweiSensorTable,
  ticketCsv,
  webEventRows,
  restEvents,
  bmcDatedLine,
  eventTable,
  alertRecord,
  headerCsv,
];
