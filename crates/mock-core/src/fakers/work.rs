//! What people do for a living.

use fake::{Fake as _, faker::job::en::Title};

use super::{
    Faker,
    registry::{list, text},
};

const LEVELS: &[&str] = &[
    "Junior",
    "Senior",
    "Lead",
    "Associate",
    "Principal",
    "Staff",
];
const AREAS: &[&str] = &[
    "Operations",
    "Accounts",
    "Research",
    "Security",
    "Quality",
    "Data",
    "Design",
    "Support",
    "Logistics",
    "Product",
];
const KINDS: &[&str] = &[
    "Engineer",
    "Analyst",
    "Manager",
    "Specialist",
    "Coordinator",
    "Designer",
    "Consultant",
];

pub(super) const FAKERS: &[Faker] = &[
    text(
        "person.job_title",
        "job_title position_title occupation profession job role_title employee.title job.title \
         user.title =designation vacancy.title employee.position candidate.position",
        |draw, _| Title().fake_with_rng(&mut draw.0),
    ),
    list("person.job_area", "job_field job_area", AREAS),
    list("person.job_type", "job_type", KINDS),
    list(
        "person.job_level",
        "seniority job_level seniority_level",
        LEVELS,
    ),
    list(
        "work.employment",
        "employment_type contract_type employment_status",
        &["full_time", "part_time", "contract", "internship"],
    ),
    list(
        "work.department",
        "department department_name division business_unit department.name",
        &[
            "Finance",
            "Engineering",
            "Marketing",
            "Customer Care",
            "Legal",
            "Procurement",
            "People",
            "Facilities",
        ],
    ),
    list(
        "work.team",
        "team team_name team.name squad",
        &[
            "Platform",
            "Payments",
            "Growth",
            "Field Service",
            "Core",
            "Mobile",
            "Onboarding",
            "Release",
        ],
    ),
    list(
        "work.role",
        "=role user_role role_name role.name permission_level access_level privilege",
        &["admin", "editor", "viewer", "member", "owner"],
    ),
    list(
        "work.permission",
        "permission permission.name scope scope.name privilege.name",
        &[
            "read",
            "write",
            "read:users",
            "write:orders",
            "admin:settings",
        ],
    ),
    list(
        "work.skill",
        "skill skill.name expertise competency",
        &[
            "bookkeeping",
            "negotiation",
            "welding",
            "SQL",
            "public speaking",
            "project planning",
            "photography",
        ],
    ),
    list(
        "work.education",
        "degree education qualification",
        &["BSc", "MSc", "BA", "MA", "PhD"],
    ),
    list(
        "work.school",
        "school university college school.name university.name",
        &[
            "Northfield College",
            "Riverside University",
            "Harbour Institute of Technology",
            "Elmwood School",
        ],
    ),
    list(
        "work.subject",
        "course course.name course_name subject.name class.name",
        &[
            "Introduction to Statistics",
            "Organic Chemistry",
            "Modern History",
            "Linear Algebra",
            "Technical Writing",
        ],
    ),
];
