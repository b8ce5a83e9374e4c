/** Who a step says acts: a customer, somebody of the service, nobody by name. */
export type StepOwner = 'customer' | 'service' | null;

const mark = /\*\*(?<text>[^*\n]{1,80})\*\*/g;
const customer = /^(?:the )?customers?\b|\bor (?:the )?customers?\b|^客户|或客户/i;
const service =
  /^(?:the )?(?:support |service |tier \d )?(?:agents?|field (?:service )?engineers?|engineers?|technicians?|specialists?|experts?|vendors?|support|escalat\w*)\b|^(?:坐席|客服|现场|工程师|专家|二线|三线|原厂|厂商|升级处理|升级)/i;

/** Who a name in bold says acts ("Agent, no downtime.", "客户（需重启）"); null where it names nobody. */
function ownerOf(name: string): StepOwner {
  if (customer.test(name.trim())) return 'customer';
  return service.test(name.trim()) ? 'service' : null;
}

/** Who acts in a step: the name in bold that it begins with. */
export function ownerOfStep(text: string): StepOwner {
  const leading = /^\s*\*\*(?<name>[^*\n]{1,80})\*\*/.exec(text)?.groups?.name;
  return leading === undefined ? null : ownerOf(leading);
}

/** True where a sentence names in bold somebody of the service, whoever else may do the step. */
export function namesService(sentence: string): boolean {
  return [...sentence.matchAll(mark)].some(({ groups }) => ownerOf(groups?.text ?? '') === 'service');
}
