#include "tests/indexer/describe/recommendation_cases.h"

// One row a line, to be read as a table.
// clang-format off
namespace throughline::test {

const std::vector<RecommendationCase>& adult_cases() {
  static const std::vector<RecommendationCase> cases{
      {"The Safeguarding Adults Board should seek assurance from all partners that the self-neglect policy is being used.", "safeguarding-board,all-partners", "assurance", "partnership"},
      {"The SAB should review its self-neglect and hoarding guidance.", "safeguarding-board", "policy", "partnership"},
      {"Adult Social Care and the Integrated Care Board should jointly commission a service for people with complex needs.", "adult-social-care,health-commissioner", "commissioning", "partnership"},
      {"The Council should ensure that section 42 decisions are recorded with their reasons.", "adult-social-care", "practice", "agency"},
      {"The Care Quality Commission should be asked to consider how it monitors supported living.", "regulator", "national", "national"},
      {"Care homes should ensure that residents' weight is recorded each week.", "care-home", "practice", "agency"},
      {"Housing associations should train front line staff to recognise self-neglect.", "housing", "train", "agency"},
      {"Registered social landlords should refer tenants who hoard to the Fire and Rescue Service.", "housing", "practice", "agency"},
      {"The Board should ask the Department of Health and Social Care to review guidance on executive functioning.", "safeguarding-board,government", "national", "national"},
      {"District nurses should record the mental capacity of patients who decline treatment.", "community-nursing", "practice", "agency"},
      {"The Mental Health Trust should review its did not attend policy.", "mental-health-service", "policy", "agency"},
      {"All partner agencies should provide training on the Mental Capacity Act.", "all-partners", "train", "partnership"},
      {"Commissioners should include safeguarding standards in all contracts with home care agencies.", "health-commissioner", "commissioning", "agency"},
      {"The Board should undertake a multi-agency audit of mental capacity assessments.", "safeguarding-board", "audit", "partnership"},
      {"Adult Social Care should work with Housing to develop a pathway for people leaving hospital.", "adult-social-care,housing", "policy", "partnership"},
      {"The Prison should share release dates with probation and housing services.", "prison", "practice", "agency"},
      {"The Care Provider should audit medication records monthly.", "care-provider", "audit", "agency"},
      {"GPs should invite patients with a learning disability to an annual health check.", "general-practice", "practice", "agency"},
      {"The Community Learning Disability Team should allocate a lead professional to each person with complex needs.", "learning-disability-service", "practice", "agency"},
      {"The SAB should develop a multi-agency risk management framework.", "safeguarding-board", "policy", "partnership"},
      {"The hospital should not discharge patients with pressure ulcers without a safeguarding screening.", "hospital", "practice", "agency"},
      {"Legal Services should provide guidance on the inherent jurisdiction to social workers.", "legal-services", "policy", "agency"},
      {"If the Court of Protection has made an order, adult social care should tell the care home without delay.", "adult-social-care", "practice", "agency"},
      {"The Director of Adult Social Services should report to the Board on waiting lists for assessments.", "adult-social-care", "assurance", "agency"},
      {"The Police should add a marker to addresses where an adult at risk lives.", "police", "information-system", "agency"},
      {"Adult Social Care, the NHS Trust and Police should agree an information sharing protocol.", "adult-social-care,hospital,police", "policy", "partnership"},
      {"The ICB should fund a specialist post for people with Korsakoff syndrome.", "health-commissioner", "commissioning", "agency"},
      {"The Board should consider running a campaign to raise public awareness of self-neglect.", "safeguarding-board", "practice", "partnership"},
      {"Health and social care staff should be offered workshops on trauma-informed practice by the Board.", "safeguarding-board", "train", "partnership"},
      {"Substance misuse services should carry out joint visits with mental health services.", "substance-misuse-service,mental-health-service", "practice", "partnership"},
      {"The council should review its allocation of homeless people to hostels.", "housing", "practice", "agency"},
      {"Relevant agencies should agree who will act as lead professional.", "all-partners", "policy", "partnership"},
      {"Partners should demonstrate to the Board how they have embedded Making Safeguarding Personal.", "all-partners", "assurance", "partnership"},
      {"Domiciliary care agencies should report missed visits to commissioners on the same day.", "care-provider", "practice", "agency"},
      {"The CQC and the Council should agree how concerns about providers are shared.", "regulator,adult-social-care", "policy", "partnership"},
      {"Adult social care's case management system should be upgraded so that alerts are visible to the out of hours team.", "adult-social-care", "information-system", "agency"},
      {"The Board may wish to consider whether the threshold document needs revision.", "safeguarding-board", "policy", "partnership"},
      {"The Health Board, with the local authority, should review discharge arrangements.", "health-commissioner,adult-social-care", "policy", "partnership"},
      {"The Adult Protection Committee should review its large scale investigation procedure.", "safeguarding-board", "policy", "partnership"},
      {"The Ambulance Trust should audit the number of welfare concerns it refers.", "ambulance", "audit", "agency"},
      {"Ensure that advocacy is offered at every safeguarding enquiry.", "adult-social-care", "practice", "agency", "Adult Social Care"},
      {"Training on hoarding should be delivered by the Fire and Rescue Service to housing officers.", "fire-service", "train", "agency"},
  };
  return cases;
}

const std::vector<RecommendationCase>& homicide_cases() {
  static const std::vector<RecommendationCase> cases{
      {"The Community Safety Partnership should commission a perpetrator programme.", "community-safety-partnership", "commissioning", "partnership"},
      {"The Partnership should review its domestic abuse strategy.", "community-safety-partnership", "policy", "partnership"},
      {"Safer Midshire Partnership should seek assurance from GP practices that domestic abuse training has been completed.", "community-safety-partnership,general-practice", "assurance", "partnership"},
      {"The Safeguarding Adults Board and the Community Safety Partnership should agree a joint protocol on adult family violence.", "safeguarding-board,community-safety-partnership", "policy", "partnership"},
      {"Midshire Police to review its policy on the use of domestic violence protection notices.", "police", "policy", "agency"},
      {"The CCG should support GP practices to adopt an identification and referral programme.", "health-commissioner", "commissioning", "agency"},
      {"The Home Office should publish research on older victims of domestic homicide.", "government", "national", "national"},
      {"The CSP should write to the Home Office asking it to amend the statutory guidance.", "community-safety-partnership,government", "national", "national"},
      {"Women's Aid should extend its outreach service to rural areas.", "domestic-abuse-service", "commissioning", "agency"},
      {"All agencies should display information about domestic abuse services in public areas.", "all-partners", "practice", "partnership"},
      {"Children's Social Care should ensure that social workers complete the DASH checklist.", "childrens-social-care", "practice", "agency"},
      {"Employers should adopt a workplace domestic abuse policy.", "", "policy", "partnership"},
      {"The Probation Service should ensure that victims are contacted before release on licence.", "probation", "practice", "agency"},
      {"The Mental Health Trust should ensure that carers' assessments consider domestic abuse.", "mental-health-service", "practice", "agency"},
      {"The Community Safety Partnership should require its partners to report annually on domestic abuse training.", "community-safety-partnership,all-partners", "assurance", "partnership"},
      {"Housing providers should seek accreditation with a national domestic abuse standard.", "housing", "practice", "agency"},
      {"The Ministry of Justice should review the funding of perpetrator interventions.", "government", "national", "national"},
      {"The Police and the Crown Prosecution Service should develop a joint approach to evidence-led prosecutions.", "police,court", "practice", "partnership"},
  };
  return cases;
}

}  // namespace throughline::test
