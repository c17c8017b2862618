#include <array>

#include "server/search/idea_lists.h"

namespace throughline {
namespace {

constexpr auto kFieldWords = std::to_array<std::string_view>({
    // Injuries and health of children
    "bruising|bruise|bruises~marks|mark|unexplained injury|injuries|injury",
    "baby|infant|babies~newborn|child under one|weeks old|months old|neonate",
    "not yet crawling|non-mobile|pre-mobile|not independently mobile|immobile|not mobile|not yet "
    "mobile|cannot crawl|not crawling|not yet rolling|unable to roll|too young to roll~not walking",
    "toddler|two-year-old|pre-school child~young child",
    "fracture|broken bone|fractures|broken arm|broken leg|broken rib|rib fractures",
    "burn|scald|burns|scalds|scalding",
    "bite mark|bite|adult bite",
    "head injury|subdural haematoma|subdural haemorrhage|brain injury|skull fracture",
    "body map|body maps|photographed the injury",
    "explanation of an injury|explanation of the injury|account of the injury|mechanism of the "
    "injury|consistent with the explanation|inconsistent explanation~explanation",
    "skeletal survey~ophthalmology|child protection medical|paediatric assessment|medical examination",
    "co-sleeping|bed sharing|unsafe sleeping|unsafe sleep|safe sleep|safer sleep|overlay|slept on the "
    "sofa~sleeping arrangements",
    "faltering growth|failure to thrive|weight loss|poor weight gain|falling centile|centile|losing weight",
    "missed appointments|was not brought|did not attend|failed to attend|not brought|no access visit|no "
    "access|missed appointment|failed appointments|cancelled appointments|not taken to appointments|non "
    "attendance|DNA|WNB~appointments|appointment|rebooked|could not gain access|nobody was in",
    "home visit|visited the home|visit to the home|unannounced visit|announced visit|seen at home",
    "immunisation|vaccination|immunisations|vaccinations|jabs",
    "dental decay|tooth decay|dental neglect|rotten teeth|teeth extracted~dentist",
    "medication|medicine|medicines~prescription|prescribed",
    "overdose|took tablets~tablets|poisoning|ingestion|ingested methadone",
    "self-harm|self harm|cutting|harmed herself|harmed himself|self-injury",
    "suicide|took her own life|took his own life|taking their own life|suicidal ideation|suicidal "
    "thoughts~suicidal|ligature|hanging",
    "diabetes|insulin|diabetic|diabetic ketoacidosis",
    "asthma|inhaler|asthma attack",
    "epilepsy|seizure|seizures",
    "obesity|overweight|obese",
    "premature|preterm~neonatal unit|neonatal|special care baby unit",
    "concealed pregnancy|late booking|booked late|denied pregnancy|unbooked pregnancy|hidden pregnancy",
    "unborn baby|unborn child|unborn~pregnancy|antenatal|pregnant",
    "breastfeeding~feeding|formula milk|bottle",
    "dehydration|dehydrated|malnutrition|malnourished|underweight|emaciated",
    "disclosed|disclosure|disclosures|told a teacher|told a friend|spoke out~said that",
    // Family and household
    "new partner|boyfriend|mother's partner|mother's boyfriend|male in the household|man in the "
    "household|stepfather|step-father|new relationship|partner had moved in|cohabiting~partner|unknown "
    "man|man staying|adult male",
    "father|dad|fathers|birth father~stepfather|male carer|men in the family",
    "invisible fathers|fathers not included|fathers overlooked|absent fathers|hidden men|invisible "
    "men|unknown men|father was not involved|not engaged with the father~father|men in the "
    "household|partner",
    "mother|mum|mothers",
    "parents|parent~carers|caregivers|mother and father",
    "young parents|teenage parents|teenage mother|young mother|teenage pregnancy|teenage parent",
    "grandmother|grandfather|grandparents|grandparent|maternal grandmother|paternal grandmother|nan",
    "siblings|sibling|brother|sister|brothers and sisters|half-sibling|other children in the family",
    "household members|who lived in the home|living in the household|who was in the household|household "
    "composition|household",
    "kinship care|family and friends care|connected person|kinship carer|family carers",
    "stay with grandparents|placed with relatives|family arrangement",
    "private fostering|privately fostered",
    "foster carer|foster care|foster placement|foster carers|fostered",
    "children's home|residential care|residential placement|residential unit|secure accommodation",
    "care leaver|care leavers|leaving care|personal adviser|formerly looked after",
    "placement move|placement breakdown|placement moves|out of area placement|placed out of area",
    "separated parents|parental separation|acrimonious separation|contact dispute|private law "
    "proceedings|child arrangements order|Cafcass",
    "bereavement|bereaved|grief|loss of a parent",
    "isolated family|socially isolated|isolation|isolated|no friends nearby|no support network",
    "poverty|financial difficulties|debt|rent arrears~benefits|universal credit|destitute|financial "
    "hardship|food bank",
    "homeless|homelessness|eviction|evicted|sofa surfing|rough sleeping|no fixed abode~temporary "
    "accommodation",
    "overcrowding|overcrowded~damp|unsafe housing|poor housing|housing conditions",
    "dirty house|home conditions|poor home conditions|state of the home|filthy|unhygienic|squalid|squalor|"
    "conditions in the home~smell|soiled|clutter",
    "moved area|moved house|moved address|frequent moves|transient|moved between areas|house moves|changes "
    "of address|moved from another area|moved across the border~transferred|new local authority",
    "language barrier~interpreter|interpreters|did not speak English|first language|translation|translated",
    "faith|religion|religious~church|mosque|spirit possession|witchcraft",
    "refugee|asylum seeker|asylum seekers|asylum|immigration status",
    "Gypsy Roma Traveller|Traveller|Gypsy|Roma",
    "racism|racial bias|ethnicity not considered|racist~race|culture|cultural",
    // Parents' difficulties
    "drugs|drug use|substance misuse|substance use|heroin|cocaine|cannabis|crack|drug misuse|methadone",
    "alcohol|drinking|drunk|alcohol misuse|intoxicated|alcohol dependence|under the influence",
    "postnatal depression|perinatal mental health|post-natal depression|puerperal psychosis|postpartum",
    "depression|low mood|depressed~anxiety|antidepressant",
    "psychosis|psychotic|schizophrenia|paranoid|hearing voices|delusions",
    "learning difficulties|parent with learning disability|parent with a learning difficulty|cognitive "
    "assessment|parenting assessment",
    "controlling partner|coercive control|controlling behaviour|controlled her~jealous|monitored her phone|"
    "stalking|harassment",
    "violent partner|perpetrator|perpetrator of domestic abuse|abusive partner|perpetrators|abuser",
    "strangulation|strangled|non-fatal strangulation|hands around her throat|choked",
    "refuge|fled domestic abuse|non-molestation order|injunction|safety plan|safety planning",
    "children witnessing domestic abuse|witnessed violence|exposed to domestic abuse|heard the arguments",
    "mother retracted|withdrew her statement|did not support a prosecution~retracted|declined to make a "
    "statement",
    "parent's own childhood|history of abuse in childhood|care experienced|abused as a child|in care "
    "herself|trauma history|intergenerational",
    "criminal record|previous convictions|convictions|offending history~known to police|on licence",
    // How families meet services
    "hostile parents|hostility|aggressive~intimidating|threatening|intimidated|abusive towards "
    "staff|verbally abusive|threats to staff",
    "disguised compliance|superficial compliance|false compliance|appeared to cooperate|said what they "
    "wanted to hear|told professionals what they wanted to hear|apparent cooperation",
    "refused services|declined support|disengaged|non-engagement|would not engage|hard to "
    "engage|difficult to engage|reluctant to engage|withdrew from services|withdrew "
    "consent~refusal|declined|resistant",
    "kept professionals out|refused entry|did not let them in|not let in|would not open the door|denied "
    "access|refused access",
    "child not seen|child not seen alone|not seen alone|not spoken to alone|child was not spoken to|wishes "
    "and feelings|seen alone|spoken to alone~voice of the child|lived experience",
    "silenced|not heard|was not listened to|nobody listened~not believed|listened to",
    "complaint|complaints|complained",
    "neighbour|neighbours|neighbour reported|anonymous referral|member of the public|community concerns",
    // How professionals work
    "professional curiosity|respectful uncertainty|professionally curious|took the explanation at "
    "face value|at face value|accepted the explanation|unquestioning|healthy scepticism|inquisitive|probing "
    "questions~curious|did not question",
    "over-optimism|rule of optimism|over-optimistic|optimism|start again syndrome|benefit of the "
    "doubt~optimistic",
    "normalised|normalisation|desensitised|became the norm|accepted as normal|usual for this family",
    "fixed view|fixed thinking|confirmation bias|groupthink~bias|assumption|assumptions|assumed",
    "escalated|escalation|professional challenge|professional disagreement|resolving disagreements|dispute "
    "resolution|challenge each other|did not challenge|not challenged~unchallenged|disagreed",
    "silo working|worked in isolation|joined up|working together|multi-agency working|partnership "
    "working|fragmented|lack of coordination|no one had the whole picture|whole picture|full picture",
    "information sharing|sharing information|data sharing|sharing of information|information was not "
    "shared|not shared|did not share|not passed on|shared information~was not told|were not "
    "told|unaware|not communicated|consent to share",
    "confidentiality|data protection|GDPR~consent to share|without consent",
    "chronology|chronologies|history of the family|previous history|family history~pattern of "
    "incidents|incidents seen in isolation|cumulative|single incident|pattern",
    "record keeping|poor recording~recording|not recorded|case notes|records|documented|not documented",
    "supervision|management oversight~supervised|manager|reflective supervision|clinical "
    "supervision|oversight",
    "caseload|workload|high caseloads|caseloads~capacity|overstretched|busy|backlog|waiting list",
    "staff turnover|change of social worker|changes of worker|agency staff|staff changes~vacancies|many "
    "different workers|unallocated|turnover|high turnover",
    "training|trained~awareness raising|workforce development|briefing sessions",
    "drift|delay|delays~lack of progress|no progress|drifted|delayed|drift and delay",
    "case closed|closed the case|stepped down|step down|case closure~closure|closing|discharged from the "
    "service",
    "thresholds|threshold|did not meet the threshold|threshold not met|levels of need|high threshold",
    "referral|referred~contact|multi-agency referral form|MARF|re-referral|referrals|repeat referrals",
    "no lead professional|lead professional|keyworker|key worker~care coordinator|who was responsible|lead "
    "agency",
    "core group|core groups|core group meetings",
    "strategy meeting|strategy discussion|strategy discussions|strategy meetings",
    "assessment|assessments|assessed|single assessment|core assessment|assessment was not updated",
    "risk assessment|risk assessed|risk was not assessed|underestimated risk|assessment of risk",
    "contingency plan|plan was not followed|no contingency~SMART plan",
    "policy not followed|procedures not followed|did not follow procedure~protocol|pathway|procedures|"
    "guidance not followed",
    "tick box|tick-box|process driven|bureaucratic|form filling|procedural",
    "good practice|effective practice|went beyond~persistent|strong practice|commendable|tenacity|"
    "tenacious|child centred",
    "missed opportunity|missed opportunities|opportunity was missed|opportunities were lost|lost "
    "opportunity~could have been",
    "hindsight|hindsight bias",
    "same lessons|repeated learning|previous reviews|earlier review|lessons not learned|not the first "
    "review",
    "voice of the child|child's voice|lived experience of the child|child's lived experience|a day in the "
    "life|daily life|through the eyes of the child|child's view~wishes and feelings",
    "adultification|treated as an adult|older than her years|streetwise|lifestyle choice~making "
    "choices|victim blaming|blamed",
    "trauma-informed|trauma informed~trauma|relationship-based|trusting relationship|trusted "
    "adult|consistent worker",
    "whole family|think family|whole-family|family as a whole|adults' services did not consider the "
    "children",
    "joint working|co-working|joint visit|joint visits|joint assessment",
    "IT systems|computer system|electronic records|different systems~flag on the system|flagged|alert on "
    "the record|could not see the records",
    "lockdown|COVID-19|pandemic|coronavirus~virtual visits|remote working|by telephone|doorstep visits",
    "discharge planning|hospital discharge|discharged home|unsafe discharge|discharged from hospital|"
    "discharge meeting|discharge",
    "handover|transfer of care|case transfer~transferred|transfer",
    "out of hours~weekend|bank holiday|night duty",
    // Places and services
    "school|schools~teacher|academy|headteacher|class teacher|pastoral|college",
    "nursery|nurseries~early years|childminder|pre-school|nursery staff",
    "school absence|poor attendance|school attendance|persistent absence|not attending school|truancy|"
    "missing school|absence from school|attendance",
    "excluded from school|permanent exclusion|fixed-term exclusion~exclusion|suspended|off-rolled|managed "
    "move|part-time timetable|reduced timetable",
    "home schooled|home education|electively home educated|removed from school roll|off roll~deregistered",
    "bullying|bullied|peer pressure",
    "social media|online~internet|phone|online grooming|groomed online|Snapchat|sexting|nude images",
    "midwife|midwifery|midwives|maternity",
    "hospital|hospitals~ward|paediatric ward|acute trust",
    "paediatrician|consultant paediatrician|community paediatrician~paediatric",
    "ambulance|paramedic|ambulance crew~999|paramedics",
    "pharmacist|pharmacy|chemist",
    "police|police officer~officers|constabulary|neighbourhood officer",
    "probation|offender manager|community rehabilitation company|probation officer",
    "prison|young offender institution|released from prison~custody|remand",
    "housing officer|housing provider~landlord|housing association|registered provider|housing",
    "children's centre|family hub~family support worker|early help|preventative services",
    "voluntary sector|charity|third sector|community organisation|voluntary organisation",
    "solicitor~legal advice|legal gateway|legal planning meeting|care proceedings|local authority "
    "solicitor",
    // Exploitation and risk outside the home
    "grooming|groomed~older boyfriend|gifts|unexplained gifts|unexplained money",
    "county lines|drug dealing|cuckooing|cuckooed|gang|gangs|criminal exploitation|debt bondage|running "
    "drugs|drug running",
    "knife|knife crime|carrying a knife|stabbing|stabbed~weapon|weapons|blade",
    "missing episodes|went missing|missing from home|missing from care|return home interview|return "
    "interview|absconded|ran away|runaway|reported missing",
    "sexual abuse|sexually abused|rape|raped|sexual assault|indecent assault|molested",
    "sex offender|registered sex offender|risk to children|person posing a risk|schedule one offender",
    "forced marriage|arranged marriage~honour",
    "radicalised|extremism|Prevent|channel panel|extremist",
    // Adults
    "self-neglect|self neglect|neglected himself|neglected herself|neglecting himself|not looking after "
    "himself~unkempt|personal care",
    "hoarding|hoarded|hoarder~clutter|cluttered|clutter image rating",
    "mental capacity|capacity assessment|lacked capacity|had capacity|executive capacity|executive "
    "functioning~unwise decision|unwise decisions|assumed to have capacity|capacity was not assessed",
    "refused care|declined care|declining care|refusing care|refused treatment|refused help|declined "
    "treatment|refusing support",
    "care home|nursing home|residential home~supported living|care provider|home care|domiciliary "
    "care|care agency",
    "falls|fall~fell|fallen",
    "dementia|Alzheimer's|cognitive decline~confused|confusion|memory",
    "safeguarding concern|safeguarding alert|adult safeguarding referral|concern raised|safeguarding "
    "enquiry",
    "informal carer|unpaid carer|family carer~carer's assessment|carer stress|carers assessment|carer",
    "advocate|advocacy|independent advocate",
    "rough sleeper|street homeless|rough sleeping|hostel",
    "fire~smoke alarm|fire service|fire safety|smoking|home fire safety visit",
    "financial abuse|exploited financially|money taken~scam|bank account|theft|appointee",
    "whistleblowing|whistle-blowing|whistleblower|raised concerns about staff~culture of the "
    "home|closed culture",
    "restraint|restrained|restrictive practice|seclusion",
    "choking|choked~swallowing|dysphagia|thickened fluids",
    "aftercare~care programme approach|CPA|care coordinator|mental health team",
    "hate crime|mate crime|targeted by others|disability hate crime|befriended",
    "end of life|palliative|advance decision",
    "died|death|dead~killed|fatal|dying",
    "murder|homicide|manslaughter|killed by|murdered",
});

}  // namespace

std::span<const std::string_view> field_words() {
  return kFieldWords;
}

}  // namespace throughline
