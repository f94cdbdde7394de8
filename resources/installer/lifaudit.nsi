; The setup for one person, without an administrator, or for every person of a computer.
;
;   lifaudit-setup.exe                     asks
;   lifaudit-setup.exe /S                  silent, for this person
;   lifaudit-setup.exe /S /AllUsers        silent, for all, by an administrator
;   lifaudit-setup.exe /S /D=C:\folder     silent, elsewhere; /D stands last and has no quotation marks
;
; It ends with 0 when it is done, 1 when somebody stopped it, 2 when it changed nothing: its caller is
; no administrator, lifaudit is open, a newer one is there, or the other installer put it there.
; installers.py builds it.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma
SetDateSave on

!define NAME "lifaudit"
!define ARP "Software\Microsoft\Windows\CurrentVersion\Uninstall\lifaudit"
!define OWN "Software\lifaudit"
!define REFUSED 2

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "lifaudit"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWN}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "SetupDir"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${ARP}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INIT_FUNCTIONQUIT RefuseMode
!define MULTIUSER_INIT_un.FUNCTIONQUIT un.RefuseMode
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_MUI
!include "MultiUser.nsh"
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
!include "${FILES}"

Name "${NAME} ${VERSION}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT}"
VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=2057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2057 "CompanyName" "lifaudit project"
VIAddVersionKey /LANG=2057 "FileDescription" "lifaudit setup"
VIAddVersionKey /LANG=2057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "lifaudit is for multi-agency safeguarding audits. It works on this computer alone, and uses no network.$\r$\n$\r$\nVaults that are here already stay as they are, also when lifaudit is removed.$\r$\n$\r$\n$_CLICK"
!define MUI_LICENSEPAGE_TEXT_TOP "To read, if you like:"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "You need not agree to anything to use lifaudit. The same texts are shown in it, under Help, Licences."
!define MUI_LICENSEPAGE_BUTTON "&Next >"
!define MUI_FINISHPAGE_RUN "$INSTDIR\lifaudit.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open lifaudit"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Licences"
!define MUI_PAGE_HEADER_SUBTEXT "Of lifaudit, and of what others made and is inside."
!insertmacro MUI_PAGE_LICENSE "${LICENCES}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program goes; vaults, settings and everything you saved stay where they are."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!macro Refuse words
  MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
  SetErrorLevel ${REFUSED}
  Quit
!macroend

; A program that runs can be neither renewed nor taken away.
!macro LookForOpen program
  ${If} ${FileExists} "$INSTDIR\${program}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${program}" a
    ${If} ${Errors}
      !insertmacro Refuse "lifaudit is open. Close it and try again. Nothing was changed."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function RefuseMode
  SetErrorLevel ${REFUSED}
  Quit
FunctionEnd
Function un.RefuseMode
  SetErrorLevel ${REFUSED}
  Quit
FunctionEnd

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse "lifaudit needs Windows 10 or 11 on a 64-bit computer. Nothing was changed."
  ${EndIf}
  StrCpy $9 $INSTDIR ; what /D said, which the mode would write over
  !insertmacro MULTIUSER_INIT
  ${If} $9 != ""
    StrCpy $INSTDIR $9
  ${EndIf}
  ${If} ${Silent}
    Call LookBefore
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
  !insertmacro LookForOpen "lifaudit.exe"
  !insertmacro LookForOpen "lifaudit-cli.exe"
FunctionEnd

; What must not be there, once it is known for whom this is.
Function LookBefore
  ${If} $MultiUser.InstallMode == "AllUsers"
    ReadRegStr $0 HKLM "${OWN}" "InstallDir"
    ${If} $0 != ""
      !insertmacro Refuse "lifaudit was installed for this computer by its MSI package. Whoever looks after the computer renews it. Nothing was changed."
    ${EndIf}
  ${EndIf}
  ReadRegStr $0 SHCTX "${ARP}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse "lifaudit $0 is newer than this one and is installed already. Nothing was changed."
    ${EndIf}
  ${EndIf}
  !insertmacro LookForOpen "lifaudit.exe"
  !insertmacro LookForOpen "lifaudit-cli.exe"
FunctionEnd

Section "lifaudit"
  ${IfNot} ${Silent}
    Call LookBefore
  ${EndIf}
  ; The older version takes away what it brought, so that nothing of it is left to be loaded.
  ReadRegStr $0 SHCTX "${OWN}" "SetupDir"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    ExecWait '"$0\uninstall.exe" /S /$MultiUser.InstallMode _?=$0'
    Delete "$0\uninstall.exe"
  ${EndIf}
  ; From here on the uninstaller knows the place, should what follows be cut off.
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${OWN}" "SetupDir" "$INSTDIR"
  WriteRegStr SHCTX "${ARP}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ARP}" "DisplayIcon" "$INSTDIR\lifaudit.exe,0"
  WriteRegStr SHCTX "${ARP}" "Publisher" "lifaudit project"
  WriteRegStr SHCTX "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ARP}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${ARP}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /$MultiUser.InstallMode'
  WriteRegDWORD SHCTX "${ARP}" "NoModify" 1
  WriteRegDWORD SHCTX "${ARP}" "NoRepair" 1
  WriteRegDWORD SHCTX "${ARP}" "EstimatedSize" ${KILOBYTES}
  !insertmacro Come
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\lifaudit.lnk" "$INSTDIR\lifaudit.exe"
  ; A pack opens with a double click.
  WriteRegStr SHCTX "Software\Classes\.lifpack" "" "lifaudit.pack"
  WriteRegStr SHCTX "Software\Classes\lifaudit.pack" "" "lifaudit pack"
  WriteRegStr SHCTX "Software\Classes\lifaudit.pack\DefaultIcon" "" "$INSTDIR\lifaudit.exe,0"
  WriteRegStr SHCTX "Software\Classes\lifaudit.pack\shell\open\command" "" '"$INSTDIR\lifaudit.exe" "%1"'
  ; A report is checked from the menu of any PDF; what opens PDFs stays what it was.
  !define CHECK "Software\Classes\SystemFileAssociations\.pdf\shell\lifaudit.check"
  WriteRegStr SHCTX "${CHECK}" "" "Check with lifaudit"
  WriteRegStr SHCTX "${CHECK}" "Icon" "$INSTDIR\lifaudit.exe,0"
  WriteRegStr SHCTX "${CHECK}\command" "" '"$INSTDIR\lifaudit.exe" "%1"'
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  ; Only what came goes, file by file: a vault that somebody put beside the program stays.
  !insertmacro Go
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\lifaudit.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\.lifpack" ""
  ${If} $0 == "lifaudit.pack"
    DeleteRegKey SHCTX "Software\Classes\.lifpack"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\lifaudit.pack"
  DeleteRegKey SHCTX "${CHECK}"
  DeleteRegKey SHCTX "${ARP}"
  DeleteRegKey SHCTX "${OWN}"
  ${un.RefreshShellIcons}
SectionEnd
