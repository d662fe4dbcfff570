; What electron-builder's installer does beside its own: https://www.electron.build/nsis#custom-nsis-script
; It is read twice, for the installer and for the uninstaller.

!include "LogicLib.nsh"
!include "WinMessages.nsh"
; Two things that the check below needs, and that are left out where it is replaced.
!include "getProcessInfo.nsh"
Var pid

; Windows leaves the strings of an installer too short for a long PATH.
!macro changePath ACTION
  StrCpy $0 "User"
  ${If} $installMode == "all"
    StrCpy $0 "Machine"
  ${EndIf}
  nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\windows\path.ps1" ${ACTION} "$INSTDIR\bin" $0`
  Pop $0
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
!macroend

; An app that is told to stop closes its database; one that is killed leaves that to its next start.
!macro customCheckAppRunning
  ${If} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
    nsExec::Exec /TIMEOUT=70000 `"$INSTDIR\${APP_EXECUTABLE_FILENAME}" stop`
    Pop $0
  ${EndIf}
  !insertmacro IS_POWERSHELL_AVAILABLE
  !insertmacro _CHECK_APP_RUNNING
!macroend

!ifndef BUILD_UNINSTALLER
  !include "nsDialogs.nsh"
  Var commandBox
  ; "1" where the person wants the command on PATH.
  Var commandOnPath

  !macro customHeader
    LangString commandTitle ${LANG_ENGLISH} "Command line"
    LangString commandSubtitle ${LANG_ENGLISH} "Choose whether terminals find the command pansentry."
    LangString commandLabel ${LANG_ENGLISH} "Put the command pansentry on PATH"
    LangString commandTitle ${LANG_SIMPCHINESE} "命令行"
    LangString commandSubtitle ${LANG_SIMPCHINESE} "选择终端里能否直接使用 pansentry 命令。"
    LangString commandLabel ${LANG_SIMPCHINESE} "把 pansentry 命令加入 PATH"
  !macroend

  ; The choice of the last time; its uninstaller takes the key away before this one installs.
  !macro customInit
    ReadRegStr $commandOnPath SHELL_CONTEXT "${INSTALL_REGISTRY_KEY}" "CommandOnPath"
  !macroend

  !macro customPageAfterChangeDir
    Page custom commandPage commandPageLeave

    Function commandPage
      ${If} ${isUpdated}
        Abort
      ${EndIf}
      !insertmacro MUI_HEADER_TEXT "$(commandTitle)" "$(commandSubtitle)"
      nsDialogs::Create 1018
      Pop $0
      ${NSD_CreateCheckbox} 0 0 100% 12u "$(commandLabel)"
      Pop $commandBox
      ${If} $commandOnPath == "1"
        ${NSD_Check} $commandBox
      ${EndIf}
      nsDialogs::Show
    FunctionEnd

    Function commandPageLeave
      ${NSD_GetState} $commandBox $commandOnPath
    FunctionEnd
  !macroend

  !macro customInstall
    ${If} $commandOnPath == "1"
      WriteRegStr SHELL_CONTEXT "${INSTALL_REGISTRY_KEY}" "CommandOnPath" "1"
      !insertmacro changePath "add"
    ${Else}
      !insertmacro changePath "remove"
    ${EndIf}
  !macroend
!endif

!macro customUnInstall
  ; An update runs the uninstaller of the version before.
  ${IfNot} ${isUpdated}
    !insertmacro changePath "remove"
    ; Starting at login, by electron/desktop/login-item.ts, and what the Task Manager keeps of it.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    ; Who is started by a pansentry: address, and by a click on a notification: Electron writes both for electron/desktop/windows-identity.ts.
    DeleteRegKey HKCU "Software\Classes\pansentry"
    DeleteRegKey HKCU "Software\Classes\CLSID\{73C89EE8-A3CE-4B6B-8C59-F19984270794}"
  ${EndIf}
!macroend
