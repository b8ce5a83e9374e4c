/** Table: words that are written with a capital in this trade and are nobody's name: makers, products (with those named after people), parts, roles, words that begin sentences. Compared in lower case. */
const text = `
dell hp hpe hewlett packard enterprise lenovo thinksystem supermicro inspur huawei xfusion fusionserver taishan h3c sugon nettrix cisco ibm power fujitsu primergy oracle sun quanta wiwynn gigabyte asrock asus
intel amd nvidia arm ampere micron crucial samsung hynix kioxia toshiba seagate western digital solidigm broadcom avago lsi adaptec microchip emulex qlogic marvell mellanox aspeed renesas delta artesyn liteon
poweredge proliant synergy apollo superdome cray xeon epyc opteron ryzen instinct threadripper grace hopper ada lovelace blackwell rubin volta turing pascal tesla kepler maxwell fermi titan quadro
genoa milan rome naples turin bergamo siena raphael cascade cooper lake ice sapphire emerald granite sierra rapids forest skylake broadwell haswell ivy sandy bridge cannon cherry ridge falls clearwater
purley whitley eagle stream birch oakstream neon kunpeng phytium hygon loongson zhaoxin ascend cambricon altra siryn arctic tioga crow beach wolf pass wildcat knights mill landing
windows linux ubuntu debian centos rocky alma suse red hat fedora kylin anolis openeuler esxi vmware vsphere vcenter hyper citrix nutanix proxmox openstack kubernetes docker ceph azure aws google microsoft apple chrome firefox
idrac lifecycle ilo ibmc xcc imm hdm bmc bios uefi ipmi redfish sel sdr fru dimm cpu gpu psu nic hba raid ssd hdd nvme sata sas pcie pci vrm soc mc mca ecc raid perc megaraid storcli backplane backplate riser expander
server board system service support team desk center centre group queue department division office company corporation inc ltd limited customer client user users account tenant vendor partner supplier distributor sales
engineer engineering technician administrator admin administrators manager management operator operators operations ops owner root guest host hosts node nodes blade chassis enclosure rack row room site data datacenter
memory module modules slot slots channel bank rank bay drive drives disk disks volume array virtual physical logical controller controllers battery supercap capacitor fan fans blower cooling thermal temperature sensor sensors supply supplies unit units
power input output voltage current watt redundancy redundant port ports link network ethernet fibre fiber cable cables connector adapter card cards storage processor processors core cores socket sockets cache firmware software hardware driver drivers
kernel driver interrupt thread process watchdog timer clock date time event events log logs message messages error errors warning warnings critical fatal failure failures fault faults alarm alarms alert alerts status state states report reports
case cases ticket tickets incident request requests order number name title type model serial part parts asset tag label version release update upgrade patch package image build revision level tier priority severity urgent
level one two three first second third new old next last good bad all none other others both any each every some many more most less same such
north south east west asia europe africa america china beijing shanghai shenzhen guangzhou hangzhou london paris berlin tokyo singapore india germany france japan korea
monday tuesday wednesday thursday friday saturday sunday january february march july september october november december feb mar apr jun jul aug sep sept oct nov dec
mon tue wed thu fri sat sun am pm utc gmt est cst pst
i we you they he she it this that these those there here the a an and or but not no yes if then else when while after before since because as at by for from in into of off on onto out over to under up with without
please thanks thank regards best kind warm sincerely cheers hello hi dear sir madam sirs colleague colleagues everyone folks friend friends both
was were is are be been being has have had do does did done can could would shall should must might also still again only just now today tomorrow yesterday
replace replaced reseat reseated reboot rebooted restart restarted reset check checked checking test tested tests testing install installed installation remove removed removal swap swapped boot booted booting
found see seen saw look run ran running start started stop stopped open opened close closed call called contact contacted email mail phone confirm confirmed confirms resolve resolved reason root cause resolution symptom issue issues problem problems
management interface console remote local security session login logout password policy license key keys certificate secure trusted platform technology technologies product products solution solutions series family edition standard enterprise professional
main front rear left right top bottom inner outer upper lower inlet outlet ambient exhaust system planar motherboard mainboard daughter mezzanine switch switches router gateway firewall loop master slave primary secondary active passive backup
page pages major
zone area region location field maintenance monitoring monitor automation automatic auto agent agents daemon script task tasks job jobs policy object resource resources collection snapshot cluster pool fabric domain
yellow red green blue amber white black led light lamp indicator
advanced configuration setup basic uncorrectable correctable machine exception control registers dump crash bugcheck panic oops reference
`;

/** Words that are given names or surnames too: alone they are read as words, beside a name as a part of it. */
const doubleText =
  'jan april may june august art bill carter bishop chase dawn dean drew faith frank grant guy hope jack josh joy ken lance mark max miles norm pat peg ray rich rob rod rose sky stone sue ted wade ward will wood woods';

const words: ReadonlySet<string> = new Set(text.split(/\s+/).filter((word) => word !== ''));
const doubles: ReadonlySet<string> = new Set(doubleText.split(' '));

/** True for a word of the trade or of the language that is not read as a name. */
export function isTradeWord(word: string): boolean {
  return words.has(word.toLowerCase()) || isDouble(word) || /\d|_/.test(word);
}

/** True for a word that is a name as well (Mark, Grant). */
export function isDouble(word: string): boolean {
  return doubles.has(word.toLowerCase());
}
