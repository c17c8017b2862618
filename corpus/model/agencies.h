// The authority list of agencies and professional roles: who a passage or recommendation is about. Ids are stable.
// `names` are the wordings reports use, lower case, stems marked with *; the tagger's lens, the addressees of
// recommendations and the facet all read this table.
#pragma once

#include <array>
#include <string_view>

namespace throughline {

struct Agency {
  std::string_view id;
  std::string_view label;
  std::string_view names;  ///< separated by |; upper-case words match as written
};

inline constexpr auto kAgencies = std::to_array<Agency>({
    {"childrens-social-care", "Children’s social care", "children's social care|children's services|children and family services|children's social services|social services|social worker*|social work team*|CSC|children's specialist services|family safeguarding team*"},
    {"adult-social-care", "Adult social care", "adult social care|adult services|adult social services|ASC|adults' team*|adult safeguarding team*|care manager*"},
    {"mash", "Front door (MASH)", "MASH|multi-agency safeguarding hub|front door|contact centre|referral and assessment team|single point of access"},
    {"early-help", "Early help", "early help|family support worker*|lead professional*|team around the family|family hub*|troubled families"},
    {"health-visiting", "Health visiting", "health visit*|HV|community nursery nurse*"},
    {"midwifery", "Midwifery", "midwi*|maternity"},
    {"school-nursing", "School nursing", "school nurs*"},
    {"general-practice", "General practice", "GP|GPs|general practi*|GP practice*|surgery|practice nurse*|primary care"},
    {"hospital", "Hospital", "hospital*|acute trust*|ward staff|hospital trust*|NHS trust*|foundation trust*"},
    {"emergency-department", "Emergency department", "emergency department*|A&E|accident and emergency|ED staff|urgent care|walk-in centre*"},
    {"paediatrics", "Paediatrics", "paediatric*|community paediatric*|child protection medical*"},
    {"ambulance", "Ambulance service", "ambulance*|paramedic*"},
    {"mental-health-service", "Adult mental health service", "mental health trust*|mental health team*|mental health service*|community mental health|CMHT|psychiatr*|care coordinator*|care co-ordinator*|crisis team*|IAPT"},
    {"camhs", "Children’s mental health service", "CAMHS|CYPMHS|child and adolescent mental health"},
    {"substance-misuse-service", "Drug and alcohol service", "drug and alcohol|substance misuse service*|substance misuse team*|alcohol service*|drug service*|recovery worker*"},
    {"community-nursing", "Community nursing", "district nurs*|community nurs*|community health*"},
    {"learning-disability-service", "Learning disability service", "learning disability team*|learning disability service*|learning disabilities team*|learning disability nurse*"},
    {"health-commissioner", "Health commissioner", "integrated care board*|ICB|clinical commissioning group*|CCG|primary care trust*|PCT|designated nurse*|designated doctor*|health board*"},
    {"school", "School or college", "school*|teacher*|headteacher*|head teacher*|academy|college|designated safeguarding lead*|pastoral"},
    {"early-years", "Early years", "nursery|nurseries|early years|pre-school|childminder*|children's centre*"},
    {"education-service", "Education service", "education welfare|education service*|local education authority|attendance officer*|virtual school|SEND team*|elective home education"},
    {"police", "Police", "police|officer from the constabulary|constabulary|PPU|public protection unit"},
    {"probation", "Probation", "probation|community rehabilitation company|CRC|NPS|offender manager*"},
    {"prison", "Prison", "prison*|HMP|young offender institution*"},
    {"youth-justice", "Youth justice", "youth offending|youth justice|YOT|YOS"},
    {"court", "Courts", "family court*|magistrates|crown court|judge|the court"},
    {"cafcass", "Cafcass", "cafcass|children's guardian*"},
    {"legal-services", "Legal services", "legal services|legal advice|local authority solicitor*|legal planning"},
    {"coroner", "Coroner", "coroner*"},
    {"housing", "Housing", "housing*|landlord*|tenancy|homeless*"},
    {"care-provider", "Care provider", "care agency|home care|domiciliary|care provider*|care worker*|carer agency|support worker*|supported living"},
    {"care-home", "Care home", "care home*|nursing home*|residential home*|residential unit*|children's home*"},
    {"domestic-abuse-service", "Domestic abuse service", "IDVA|domestic abuse service*|domestic violence service*|MARAC|refuge|outreach worker*"},
    {"voluntary-sector", "Voluntary sector", "voluntary sector|voluntary organisation*|charity|charities|third sector|faith group*"},
    {"fire-service", "Fire and rescue service", "fire service|fire and rescue|fire safety"},
    {"immigration", "Immigration service", "immigration|border force|asylum"},
    {"benefits-agency", "Benefits agency", "DWP|job centre|jobcentre|benefits agency"},
    {"safeguarding-board", "Safeguarding board or partnership", "safeguarding board*|safeguarding children board*|safeguarding adults board*|safeguarding partnership*|safeguarding children partnership*|the board|the partnership|LSCB|SAB|LSCP|statutory partners|safeguarding partners"},
    {"community-safety-partnership", "Community safety partnership", "community safety partnership*|CSP"},
    {"national-panel", "National panel", "national panel|child safeguarding practice review panel"},
    {"government", "Government", "department for education|department of health|home office|ministry of justice|DfE|DHSC|the government|NHS England"},
    {"regulator", "Regulator", "ofsted|care quality commission|CQC|care inspectorate"},
    {"all-partners", "All agencies", "all agencies|all partner*|partner agencies|each agency|multi-agency partner*"},
});

constexpr std::string_view agency_label(std::string_view id) {
  for (const auto& agency : kAgencies)
    if (agency.id == id) return agency.label;
  return id;
}

}  // namespace throughline
