import { getTranslations } from "next-intl/server";
import { Menu } from "@/components/ui/menu";
import { readTheme } from "@/lib/preferences/read";
import { GuardedForms } from "./guarded-forms";
import { MENU_ID, MENU_PLACE } from "./menu-place";
import { Preferences } from "./preferences";

/** Theme and language for those who aren't signed in. Works without a script. */
export async function SettingsMenu() {
  const [t, theme] = await Promise.all([getTranslations("nav"), readTheme()]);
  return (
    <Menu id={MENU_ID} label={t("settings")} className={`${MENU_PLACE} top-13 bottom-auto`}>
      <GuardedForms>
        <div className="p-2">
          <Preferences theme={theme} />
        </div>
      </GuardedForms>
    </Menu>
  );
}
