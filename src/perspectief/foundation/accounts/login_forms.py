"""Which form of ours stands in for which form of allauth. Names only: the settings read this first."""

_FORMS = "perspectief.foundation.accounts.forms.login"

ACCOUNT = {
    "login": f"{_FORMS}.LoginForm",
    "reauthenticate": f"{_FORMS}.PasswordAgainForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ChoosePasswordForm",
}
SECOND_FACTOR = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.StartAppForm",
    "add_webauthn": f"{_FORMS}.AddKeyForm",
    "edit_webauthn": f"{_FORMS}.RenameKeyForm",
}
