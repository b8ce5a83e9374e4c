const start = /^\[?\d{4}[-/]\d{2}[-/]\d{2} \d{2}:\d{2}:\d{2}(?:[.,]\d{1,6})?\]?[ \t]{1,8}(?=\S)/;
const heading = /^(?:={3,80} ?FDM\b|\[FDM\] )/i;
const named =
  /^(?:(?:fault|faulty|error) (?:type|description|name|component|location|part|level|code) ?[:：]|(?:level|severity|advice|suggestion|location) ?: |(?:故障(?:类型|描述|部件|位置|级别|码)|错误类型|诊断结果|处理建议) ?[:：])/i;

/**
 * Text behind the time of a line that belongs to a report of a service processor's fault diagnosis (a heading, or a named value whose time
 * stands in brackets), or null. Its times look like those of system logs.
 */
export function faultReportText(line: string): string | null {
  const found = start.exec(line);
  if (found === null) return null;
  const text = line.slice(found[0].length);
  return heading.test(text) || (line.startsWith('[') && named.test(text)) ? text : null;
}
