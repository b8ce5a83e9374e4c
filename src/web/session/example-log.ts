/** A made-up event log of a server with a failing memory module, as `ipmitool sel elist` prints it. */
export const exampleLog = `   1 | 05/06/2025 | 02:10:04 | Event Logging Disabled SEL_Status | Log area reset/cleared | Asserted
   2 | 05/06/2025 | 02:11:37 | System ACPI Power State ACPI_PWR | S0/G0: working | Asserted
   3 | 05/06/2025 | 02:14:50 | OS Boot OS_Boot | C: boot completed | Asserted
   4 | 05/21/2025 | 11:32:08 | Fan FAN4_TACH | Lower Non-critical going low  | Asserted | Reading 1960 < Threshold 2000 RPM
   5 | 05/21/2025 | 11:32:41 | Fan FAN4_TACH | Lower Non-critical going low  | Deasserted | Reading 2280 < Threshold 2000 RPM
   6 | 06/02/2025 | 19:42:11 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
   7 | 06/02/2025 | 21:05:36 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
   8 | 06/03/2025 | 03:18:22 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
   9 | 06/03/2025 | 03:19:02 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
   a | 06/03/2025 | 03:19:40 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
   b | 06/03/2025 | 03:20:15 | Memory CPU1_DIMM_A3 | Correctable ECC logging limit reached | Asserted
   c | 06/03/2025 | 14:07:55 | Power Supply PSU2_Status | Power Supply AC lost | Asserted
   d | 06/03/2025 | 14:09:12 | Power Supply PSU2_Status | Power Supply AC lost | Deasserted
   e | 06/04/2025 | 04:51:33 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted
   f | 06/04/2025 | 04:51:34 | Processor CPU1_Status | IERR | Asserted
  10 | 06/04/2025 | 04:52:09 | System Boot Initiated BOOT_CAUSE | Initiated by hard reset | Asserted
  11 | 06/04/2025 | 04:55:47 | OS Boot OS_Boot | C: boot completed | Asserted
  12 | 06/04/2025 | 05:02:19 | Memory CPU1_DIMM_A3 | Correctable ECC | Asserted
`;

/** What goes with {@link exampleLog}. */
export const exampleSymptom = {
  en: 'Server restarted by itself at 04:51, host was up again a few minutes later',
  zh: '服务器 04:51 自动重启，几分钟后系统恢复',
} as const;
