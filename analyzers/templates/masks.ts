/** How one kind of value is written, and the mark that stands for it in a template. */
export type Mask = { readonly mark: string; readonly pattern: RegExp };

/**
 * Values of hardware logs, in order of trial: what one mask has taken is not looked at by the next. They are tried on tokens that have a digit.
 * Addresses that were redacted count as what they were, so that a stored log and a fresh one have the same templates.
 * A number behind a name (`CPU1`, `eth0`, `sda3`) is masked; three digits or more behind capitals are kept: such a code (`MEM0804`) names the message.
 * Shapes: RFC 9562 §4 (UUID), IEEE 802 and SAS addresses, RFC 4291 §2.2 (IPv6, five groups or more), PCI addresses as lspci(8) prints them, ISO 8601.
 */
export const masks = [
  { mark: '<ip>', pattern: /\[ip\](?:\/\d{1,2}|:\d{1,5})?/g },
  { mark: '<address>', pattern: /\[mac\]/g },
  { mark: '<hex>', pattern: /(?<![\da-z])0x[\da-f]+(?![\da-z])/gi },
  { mark: '<uuid>', pattern: /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/gi },
  { mark: '<address>', pattern: /(?<![\da-f:-])[\da-f]{2}(?:(?::[\da-f]{2}){5,19}|(?:-[\da-f]{2}){5,7})(?![\da-f:-])/gi },
  { mark: '<pci>', pattern: /(?<![\da-f:.])(?:[\da-f]{4,8}:)?[\da-f]{2}:[\da-f]{2}\.[\da-f]{1,2}(?![\da-f:.])/gi },
  {
    mark: '<time>',
    pattern:
      /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T_.-]\d{1,2}[:.]\d{2}[:.]\d{2}|\d{1,2}:\d{2}:\d{2})(?:[.,:]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:.])/g,
  },
  { mark: '<date>', pattern: /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})(?![\d.])/g },
  { mark: '<date>', pattern: /(?<![\dA-Za-z])(?:\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{1,2})-\d{2,4}(?!\d)/g },
  { mark: '<ip>', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2}|:\d{1,5})?(?![\d.])/g },
  { mark: '<ip>', pattern: /(?<![\w:.])(?:[\da-f]{1,4}::?){4,7}[\da-f]{1,4}(?![\w:.])/gi },
  { mark: '<path>', pattern: /(?<![\w./-])\/(?=[\w./@:+-]{0,250}\d)[\w@:+.-]+(?:\/[\w@:+.-]*)+/g },
  { mark: '<hex>', pattern: /(?<![\da-z])(?:(?=\d*[a-f])[\da-f]{8,}|0\d{7}|0\d{15})(?![\da-z])/gi },
  { mark: '<id>', pattern: /(?<![\da-z])(?=[a-z]*\d+[a-z]+\d|\d+[a-z]+\d+[a-z])[\da-z]{6,}(?![\da-z])/gi },
  { mark: '<number>', pattern: /(?<![A-Z]{2}|\d)\d+(?:\.\d+)*|(?<=[A-Z]{2})\d{1,2}(?!\d)/g },
] as const satisfies readonly Mask[];
