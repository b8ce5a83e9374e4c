/** A maker's own id of a message as an event key, or null where the code is no form that is known. */
export function keyOfVendorCode(code: string, maker: 'huawei' | 'h3c' = 'huawei'): string | null {
  const text = code.trim();
  const alarm = /^ALM-(?<code>0x[0-9a-f]{1,8})$/i.exec(text)?.groups?.code;
  const printed = alarm ?? (/^0x[0-9a-f]{5,8}$/i.test(text) ? text : null);
  if (printed !== null) return `${maker}/0x${printed.slice(2).toLowerCase().padStart(8, '0')}`;
  if (/^[0-9A-F]{8}$/.test(text)) return `inspur/${text}`;
  if (/^FQX[A-Z]{2}[A-Z]{2}\d{4}[A-Z]$/.test(text)) return `lenovo/${text}`;
  return /^[A-Z]{3,4}\d{3,4}$|^(?:PDR|VDR|CTL|ENC|BAT|SSD|SYS|LOG|USR|RAC|JCP|SUP|RED|TST|STOR|VRM|NIC|SWC|LIC)\d{1,4}$/.test(text)
    ? `dell/${text}`
    : null;
}

const huaweiPath = /\/SensorAlarm\//;
const h3cWords = /(?<![a-z])(?:H3C|HDM|UniServer|sel_cur|sel_his|arm_fdm|fdm_pfae)(?![a-z])/i;
const inspectedLines = 200;

/** The maker of a log whose codes have Huawei's form, by what its first lines or its file's name say. */
export function makerOf(context: { readonly file: string; readonly head: readonly string[] }): 'huawei' | 'h3c' {
  if (huaweiPath.test(context.file) && !/H3C|HDM/.test(context.file)) return 'huawei';
  const isH3c = h3cWords.test(context.file) || context.head.slice(0, inspectedLines).some((line) => h3cWords.test(line.slice(0, 400)));
  return isH3c ? 'h3c' : 'huawei';
}
