import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/account/action-form";
import { Confirmed } from "@/components/account/confirmed";
import { LimitFields } from "@/components/account/limit-fields";
import { Section } from "@/components/account/section";
import { Field } from "@/components/ui/field";
import {
  deleteUserAction,
  disableAction,
  enableAction,
  resetLinkAction,
  revokeResetAction,
  roleAction,
  secondStepOffAction,
  signOutUserAction,
  userLimitsAction,
  verifyAction,
} from "@/lib/admin/actions";
import type { loadUser } from "@/lib/admin/loaders";
import { CreditsChart } from "./credits-chart";
import { EventList } from "./event-list";
import { UserFacts } from "./user-facts";

type Loaded = NonNullable<Awaited<ReturnType<typeof loadUser>>>;

/** One account, and all that an administrator can do about it. */
export async function UserDetail({ user }: { user: Loaded }) {
  const [t, format, now] = await Promise.all([getTranslations("admin"), getFormatter(), getNow()]);
  const about = { user: user.id };
  const { email, role, disabledAt, devices, days, log } = user;
  return (
    <>
      <Section title={t("user.facts")} lead={user.self ? t("user.self") : undefined}>
        <UserFacts user={user} />
      </Section>
      <Section title={t("user.access")} lead={t(disabledAt ? "user.enable_lead" : "user.disable_lead")}>
        <ActionForm
          action={disabledAt ? enableAction : disableAction}
          about={about}
          submit={t(disabledAt ? "user.enable" : "user.disable")}
          look={disabledAt ? "quiet" : "danger"}
        />
      </Section>
      <Section title={t("user.reset_title")} lead={t("user.reset_lead")}>
        <div className="flex flex-col gap-2">
          <ActionForm action={resetLinkAction} about={about} submit={t("user.reset")} link={t("link")} />
          <ActionForm action={revokeResetAction} about={about} submit={t("user.reset_revoke")} look="plain" />
        </div>
      </Section>
      <Section title={t("user.stuck")} lead={t("user.stuck_lead")}>
        <Confirmed confirmed={user.confirmed}>
          <div className="flex flex-col gap-2">
            <ActionForm action={verifyAction} about={about} submit={t("user.verify")} />
            <ActionForm action={secondStepOffAction} about={about} submit={t("user.second_step_off")} look="danger" />
          </div>
        </Confirmed>
      </Section>
      <Section title={t("role")} lead={t("user.role_lead")}>
        <p className="mb-4 text-sm">{t(`roles.${role}`)}</p>
        <ActionForm
          action={roleAction}
          about={{ ...about, role: role === "admin" ? "user" : "admin" }}
          submit={t(role === "admin" ? "user.make_user" : "user.make_admin")}
        />
      </Section>
      <Section title={t("limits.title")} lead={t("limits.user")}>
        <ActionForm action={userLimitsAction} about={about} submit={t("limits.save")}>
          <LimitFields day={user.creditsDay} month={user.creditsMonth} />
        </ActionForm>
      </Section>
      <Section title={t("credits.title")} lead={t("credits.lead")}>
        <CreditsChart days={days} />
      </Section>
      <Section title={t("user.sessions")} lead={t("user.signed_in", { count: devices.length })}>
        <ul className="mb-4 flex flex-col gap-2 text-sm">
          {devices.map(({ key, browser, system, lastSeenAt }) => (
            <li key={key} className="flex flex-wrap justify-between gap-x-4">
              <span>
                {t("user.device", { browser: browser ?? t("user.unknown"), system: system ?? t("user.unknown") })}
              </span>
              <span className="text-faint">{format.relativeTime(lastSeenAt, now)}</span>
            </li>
          ))}
        </ul>
        <ActionForm action={signOutUserAction} about={about} submit={t("user.sign_out")} />
      </Section>
      <Section title={t("log")}>
        <EventList events={log} />
      </Section>
      <Section title={t("user.delete")} lead={t("user.delete_lead")}>
        <ActionForm action={deleteUserAction} about={about} submit={t("user.delete")} look="danger">
          <Field
            label={t("user.delete_confirm", { email })}
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            className="w-full"
          />
        </ActionForm>
      </Section>
    </>
  );
}
