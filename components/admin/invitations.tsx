import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/account/action-form";
import { LimitFields } from "@/components/account/limit-fields";
import { Section } from "@/components/account/section";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { inviteAction, revokeInvitationAction } from "@/lib/admin/actions";
import { loadInvitations } from "@/lib/admin/loaders";
import { LINK_DAYS } from "@/lib/auth/limits";

const DAYS = LINK_DAYS.invitation;

/** A form for a new invitation, and those made so far. */
export async function Invitations() {
  const invitations = await loadInvitations();
  const [t, format] = await Promise.all([getTranslations("admin"), getFormatter()]);
  const date = (moment: Date) => format.dateTime(moment, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <Section title={t("invite.title")} lead={t("invite.lead")}>
        <ActionForm action={inviteAction} submit={t("invite.submit")} link={t("link")} look="lamp">
          <Field
            label={t("invite.email")}
            hint={t("invite.email_hint")}
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="w-full"
          />
          <div className="grid w-full gap-4 sm:grid-cols-2">
            <Field
              label={t("invite.days")}
              name="days"
              type="number"
              min={DAYS.least}
              max={DAYS.most}
              defaultValue={DAYS.usual}
            />
            <div className="flex flex-col gap-1.5">
              <label htmlFor="invite-role" className="font-medium text-sm">
                {t("role")}
              </label>
              <Select id="invite-role" name="role" defaultValue="user">
                <option value="user">{t("roles.user")}</option>
                <option value="admin">{t("roles.admin")}</option>
              </Select>
            </div>
          </div>
          <LimitFields day={null} month={null} />
        </ActionForm>
      </Section>
      <Section title={t("invite.list")}>
        {invitations.length === 0 ? <p className="text-soft text-sm">{t("invite.empty")}</p> : null}
        <ul className="-my-2 flex flex-col">
          {invitations.map(({ id, email, role, state, expiresAt, madeBy, usedByEmail }) => {
            const guest = email ?? t("invite.anyone");
            const said =
              state === "used" && !usedByEmail
                ? t("invite.states.used_gone")
                : t(`invite.states.${state}`, { date: date(expiresAt), email: usedByEmail ?? "" });
            return (
              <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
                <div className="min-w-0">
                  <p className="text-sm [overflow-wrap:anywhere]">{guest}</p>
                  <p className="text-faint text-xs [overflow-wrap:anywhere]">
                    {said} · {t(`roles.${role}`)} ·{" "}
                    {madeBy ? t("invite.by", { email: madeBy }) : t("invite.by_command")}
                  </p>
                </div>
                {state === "open" ? (
                  <ActionForm
                    action={revokeInvitationAction}
                    about={{ invitation: id }}
                    submit={t("invite.revoke")}
                    label={t("invite.revoke_label", { email: guest })}
                    look="danger"
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      </Section>
    </>
  );
}
