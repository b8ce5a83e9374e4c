/** Table of the words of actions, in both languages. Each pattern is matched against text in small letters and normal width (NFKC). */

/** Handling a part: allowed on parts that a customer may replace, and on no others. */
export const handling =
  /\b(?:replac|re-?seat|swap|exchang|remov|install|re-?install|insert|re-?insert|disconnect|re-?connect|connect|unplug|plug|pull|detach|attach|loosen|tighten|unscrew|lift|slid|press|push|rotat|align|disassembl|dismantl|solder|clean|wip|substitut|shuffl|relocat|mount|unmount|eject|repair|prob|measur|unlatch|unlock|releas|isolat|seat)\w*|\b(?:add|fit)(?:s|ed|ting|ing)?\b|\bput(?:s|ting)?\b|\b(?:chang|mov)(?:e|es|ing)\b|\btak(?:e|ing) (?:out|off|away|apart)|更换|替换|(?<![转切变兑替更])换(?![句算言行流热气挡位])|插拔|重插|拔|插入|插紧|插回|安装|装回|装入|拆|取出|取下|卸|对调|互换|交换(?!机)|移除|移动|挪|断开|重新连接|接入|接上|清洁|清灰|除尘|擦|拧|掀|压紧|松开|维修|焊|测量|短接|隔离|加装|加回|逐[个件条]加|装上/;

const firmware = String.raw`\b(?:firmware|bios|uefi|microcode|cpld|fpga|bmc|idrac|ilo\d?|xcc|imm\d?|cimc|ibmc|lifecycle controller|expander|images?|option rom|update packages?|dups?|driver packs?)\b|固件|微码|镜像|带外`;
const updating = String.raw`\b(?:flash|re-?flash|upload|transfer|install|updat|upgrad|downgrad|recover|restor|load|appl|burn|program)\w*|\broll(?:ed|ing)? ?back|刷写|刷新|烧录|升级|更新|降级|回退|恢复|重刷|刷`;
const raid = String.raw`\braid\b|\bforeign\b|\barrays?\b|\bvolumes?\b|\bdrive groups?\b|\bdis[ck]s?\b|\bdrives?\b|\bv[dl]s?\b|\bluns?\b|\bpercs?\b|\bmegaraid\b|\bcontrollers?\b|\bconfigurations?\b|阵列|外部配置|卷|盘|配置`;
const rearranging = String.raw`\bimport|\bre-?build|\binitiali[sz]|\bcreat|\bdelet|\bexpand|\bmigrat|\breconfigur|\bconsistency check|\bhot[ -]?spare|\bassign|\bunassign|\bconvert|\b(?:mak|set|bring|tak|mark|put)\w* [^.]{0,60}\b(?:on|off)line|导入|重建|上线|下线|置为在线|创建|扩容|迁移|热备|重组`;
const choosing = String.raw`\b(?:enabl|disabl|configur|chang|modif|adjust|select|overrid|bypass|edit|increas|decreas|lower|rais|reduc)\w*|\bset(?:s|ting)?\b|\b(?:turn|switch)(?:ed|ing)? (?:on|off)|修改|更改|调整|设置|设为|设成|开启|启用|关闭|禁用|屏蔽|切换|配置|改为`;
const setting = String.raw`\b(?:bios|uefi|setup|settings?|options?|nvram|raid|controllers?|boot (?:order|mode|sequence)|profiles?|jumpers?|modes?|polic(?:y|ies)|thresholds?|features?|parameters?|registry|kernel|configurations?|write[- ]?(?:back|through)|cache|slots?|ranks?|mirroring|sparing|interleav\w*|limits?|power cap\w*)\b|选项|参数|模式|策略|阈值|阵列|启动项|启动顺序|设置|设定|缓存|功能|槽位|配置`;

/** Two kinds of words that together are an action of an engineer, wherever they stand in a sentence. */
export const unsafePairs: readonly (readonly [RegExp, RegExp])[] = [
  [new RegExp(updating), new RegExp(firmware)],
  [new RegExp(rearranging), new RegExp(raid)],
  [new RegExp(choosing), new RegExp(setting)],
];

/** Actions that are an engineer's by themselves. */
export const unsafe: readonly RegExp[] = [
  // Clearing and resetting: NVRAM, CMOS, logs, settings, data.
  /\b(?:clear|eras|delet|purg|re-?format|format|initiali[sz]|sanitiz|factory|secure eras)(?:ed|ing|es|e|s|ting|ted|ion)?\b|\bresets?\b|\bresetting\b|\bdefaults?\b|清除|清空|清零|擦除|抹除|删除|重置|复位|恢复出厂|恢复默认|格式化|初始化/,
  /\bforc(?:e|es|ed|ing|ibly)\b|\boverclock|强制|强行/,
  // Switching functions, rearranging arrays, settings of the firmware.
  /\b(?:re-?)?(?:en|dis)abl(?:e|es|ing)\b|\breconfigur(?:e|es|ing|ation)\b|\b(?:re)?start\w* (?:the |a )?(?:re-?build|copyback|reconstruct)|\bsystem setup\b|\bimport(?:s|ed|ing)?\b|导入|(?<![已未被])(?:启用|禁用|屏蔽)/,
  // Taking the power away.
  /\b(?:ac|a\/c|power|dc)[- ]?cycl|\bcycl\w* (?:the )?(?:[a-z]+ ){0,3}power|\bcold[- ]?(?:boot|reset|restart|reboot|start)|\b(?:remov|disconnect|pull|unplug|cut|detach|isolat|interrupt|turn off|switch off)\w*[^.]{0,60}\b(?:ac|power|mains)\b|\bdrain|\bflea power|\bpower drain|\b(?:press|hold)\w*[^.]{0,40}\bpower button|\bbreaker/,
  /断电|掉电重启|下电|切断|断开.{0,12}电|拔.{0,8}电源(?!模块|供应器)|ac ?循环|交流|冷启动|冷重启|冷复位|长按|放电|断路器|空开/,
  // Opening the chassis, working inside it.
  /\b(?:open|remov|lift|slid|detach|access|take off)\w*[^.]{0,60}\b(?:chassis|cover|lid|bezel|case|enclosure|shroud)s?\b|\binside (?:the |of the )?(?:chassis|server|system|enclosure)|\binternal (?:component|part|cabl|connect)|\b(?:server|system|node|sled) (?:out|from) |开盖|开箱|打开.{0,8}(?:机箱|盖|外壳|箱)|拆机|机箱内|内部/,
  /\bjumpers?\b|\bdip switch|\bsolder|\banti-?static|\bstatic protection|\besd\b|\bthermal (?:paste|grease|compound)|\btorque|\bscrewdriver|\bmultimeter|\boscilloscope|\bminimum (?:configuration|to post)|跳线|拨码|防静电|静电|导热|硅脂|螺丝|万用表|最小化?(?:系统|配置)/,
  /\bre-?imag|\bpatch\w* the|\bdegauss|\bdegass|重装|重刷|压接/,
  // Commands and calls.
  /\b(?:ipmitool|ipmicfg|storcli\d*|perccli\d*|megacli\d*|arcconf|ssacli|hpssacli|sas[23]?ircu|racadm|hponcfg|ilorest|onecli|redfishtool|smartctl|nvme-cli|mdadm|hdparm|flashrom|afulnx\w*|afuwin\w*|setpci|esxcli|efibootmgr|diskpart|bcdedit|sg_format|mlxconfig|mstflint|nvflash|fwupd\w*|ethtool|modprobe|rmmod|sysctl|sudo|curl)\b|\b(?:post|patch|put|delete) (?:\/\S|method|operation|request)|\bsub-?commands?\b|\b(?:run|runn|execut|issu|invok|enter)\w*\b[^.]{0,60}\b(?:commands?|methods?|scripts?|utilit(?:y|ies))\b|(?:执行|运行|输入).{0,12}(?:命令|脚本|指令)/,
  /`(?:nvme|dd|mkfs\S*|fdisk|parted|rm|echo|systemctl|dmidecode|lspci|journalctl|powershell|wmic|reg|\S+\.(?:sh|exe|efi|bat))\b[^`]*`|`[^`]* --?[a-z][^`]*`|(?:^|\n)\s*[$#>] \S/,
];

/** A clause that forbids: what it names is not asked for. With a way round ("unless", "before"), it may ask for something after all. */
export const forbidding =
  /^[\s\-*"“]*(?:and |or |please )?(?:do not|don't|never|must not|should not|不要|请?勿|切勿|切忌|禁止|严禁|不得|不可|不能|先不要|请不要)/;
export const wayRound = /\b(?:unless|except|instead|rather|only|but|then|otherwise|after)\b|除非|先(?!不)|再|之后|只|而是|应|否则|直到|就/;

const acting = `replace|re-?seat|exchange|remove|re-?install|install|insert|disconnect|unplug|flash|downgrade|upgrade|erase|delete|rebuild|disassemble`;
const actingOn = String.raw`(?:swap|pull|open|update|clear|reset|import|force|initiali[sz]e|enable|disable|set|change|configure|move|run|execute|drain|take|lift|loosen|use|connect|press|hold|cycle|add|clean) (?:the|a|an|all|any|each|both|it|them|this|that|these|your|every|one|another|bios|uefi|firmware|off|out|up|on|power|ac)\b`;
const handled =
  '更换|替换|换|重插|插拔|拔|插|拆|卸|安装|对调|互换|升级|更新|刷|清除|清空|重置|复位|导入|重建|强制|断电|下电|打开|执行|运行|修改|设置|启用|禁用|清洁';

/** A sentence that asks for something, where a text otherwise tells what happened. */
export const asking = new RegExp(
  [
    String.raw`\b(?:please|must|have to|recommend\w*|advis\w*|ensure|make sure|try)\b|\b(?:should|needs?|has) (?:to )?be\b|\bshould\b`,
    String.raw`(?:^|[,:;.–—]\s*|\b(?:then|and|or|first|to|please|can|may|you)[ ,]+)(?:${acting})\b`,
    String.raw`(?:^|[,:;.–—]\s*|\b(?:then|and|or|first|to|please|can|may|you)[ ,]+)(?:${actingOn})`,
    `请(?!求)|务必|尝试|必须|应当|应该|建议`,
    `(?:^|[,:;。;、\\s]|先|再|并|可|应|需要?|须|然后|即可|可以)(?:${handled})(?![^,。;、]{0,12}(?:后|了|过|前|时))`,
  ].join('|'),
);
