import type { LogFormat } from '../log-format.js';
import { alertRecord } from './vendors/any/alert-record.js';
import { bmcDatedLine } from './vendors/any/bmc-dated-line.js';
import { bmcSyslog } from './vendors/any/bmc-syslog.js';
import { eventTable } from './vendors/any/event-table.js';
import { headerCsv } from './vendors/any/header-csv.js';
import { partJson } from './vendors/any/part-json.js';
import { partTable } from './vendors/any/part-table.js';
import { restEvents } from './vendors/any/rest-events.js';
import { ticketCsv } from './vendors/any/ticket-csv.js';
import { toolBanners } from './vendors/any/tool-banners.js';
import { webEventRows } from './vendors/any/web-event-rows.js';
import { xmlProlog } from './vendors/any/xml-prolog.js';
import { dellDcimXml } from './vendors/dell/dell-dcim-xml.js';
import { dellLifecycleXml } from './vendors/dell/dell-lifecycle-xml.js';
import { dellMessageRows } from './vendors/dell/dell-message-rows.js';
import { dellOpenmanageLog } from './vendors/dell/dell-openmanage-log.js';
import { racadmLclog } from './vendors/dell/racadm-lclog.js';
import { racadmSel } from './vendors/dell/racadm-sel.js';
import { hpeHpasmcli } from './vendors/hpe/hpe-hpasmcli.js';
import { hpeHpiloLiteral } from './vendors/hpe/hpe-hpilo-literal.js';
import { hpeIloCsv } from './vendors/hpe/hpe-ilo-csv.js';
import { hpeRibclLog } from './vendors/hpe/hpe-ribcl-log.js';
import { hplogLog } from './vendors/hpe/hplog-log.js';
import { hplogTables } from './vendors/hpe/hplog-tables.js';
import { iloCliRecord } from './vendors/hpe/ilo-cli-record.js';
import { iloSyslog } from './vendors/hpe/ilo-syslog.js';
import { hpeImlRows } from './vendors/hpe/iml-rows.js';
import { fdmReport } from './vendors/huawei/fdm-report.js';
import { huaweiAlarmLine } from './vendors/huawei/huawei-alarm-line.js';
import { huaweiRaidReport } from './vendors/huawei/huawei-raid-report.js';
import { huaweiSensorTable } from './vendors/huawei/huawei-sensor-table.js';
import { huaweiSnmpTrap } from './vendors/huawei/huawei-snmp-trap.js';
import { inspurAnalysisJson } from './vendors/inspur/inspur-analysis-json.js';
import { inspurIdlLog } from './vendors/inspur/inspur-idl-log.js';
import { inspurPsuHistory } from './vendors/inspur/inspur-psu-history.js';
import { inspurRegisterJson } from './vendors/inspur/inspur-register-json.js';
import { lenovoChassisLog } from './vendors/lenovo/lenovo-chassis-log.js';
import { lenovoEventRows } from './vendors/lenovo/lenovo-event-rows.js';
import { lxcaSyslog } from './vendors/lenovo/lxca-syslog.js';
import { facebookLogUtil } from './vendors/openbmc/facebook-log-util.js';
import { facebookLogUtilJson } from './vendors/openbmc/facebook-log-util-json.js';
import { openbmcJournalJson } from './vendors/openbmc/openbmc-journal-json.js';
import { openbmcJournalText } from './vendors/openbmc/openbmc-journal-text.js';
import { openbmcRedfishLog } from './vendors/openbmc/openbmc-redfish-log.js';
import { pelJson } from './vendors/openbmc/pel-json.js';
import { pelText } from './vendors/openbmc/pel-text.js';
import { phosphorBusctl } from './vendors/openbmc/phosphor-busctl.js';
import { phosphorLoggingJson } from './vendors/openbmc/phosphor-logging-json.js';
import { amiSelJs } from './vendors/other/ami-sel-js.js';
import { ciscoCimcSel } from './vendors/other/cisco-cimc-sel.js';
import { enclosureLog } from './vendors/other/enclosure-log.js';
import { netappEms } from './vendors/other/netapp-ems.js';
import { netappIpmiNotice } from './vendors/other/netapp-ipmi-notice.js';
import { supermicroHealthLog } from './vendors/other/supermicro-health-log.js';
import { supermicroIpmicfgSel } from './vendors/other/supermicro-ipmicfg-sel.js';
import { supermicroIpmicfgTables } from './vendors/other/supermicro-ipmicfg-tables.js';

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
  iloSyslog,
  hpeImlRows,
  lxcaSyslog,
  lenovoEventRows,
  lenovoChassisLog,
  xmlProlog,
  toolBanners,

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
  pelText,
  netappIpmiNotice,
  netappEms,
  ciscoCimcSel,
  enclosureLog,
  amiSelJs,
  supermicroIpmicfgSel,
  supermicroIpmicfgTables,
  supermicroHealthLog,
  huaweiAlarmLine,
  huaweiRaidReport,
  huaweiSensorTable,
  huaweiSnmpTrap,
  fdmReport,
  ticketCsv,
  webEventRows,
  restEvents,
  bmcDatedLine,
  eventTable,
  alertRecord,
  headerCsv,
  partTable,
  partJson,
];
