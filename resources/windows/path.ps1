# Puts a folder on PATH, or takes it off, for the installer: path.ps1 add|remove FOLDER User|Machine

param(
  [Parameter(Mandatory)][ValidateSet('add', 'remove')][string]$Action,
  [Parameter(Mandatory)][string]$Folder,
  [Parameter(Mandatory)][ValidateSet('User', 'Machine')][string]$Scope
)

$ErrorActionPreference = 'Stop'

# Not by [Environment]: it would write what %VARIABLES% stand for in place of their names.
if ($Scope -eq 'Machine') {
  $name = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($name, $true)
} else {
  $key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
}

$before = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
$folders = @($before -split ';' | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $Folder })
if ($Action -eq 'add') { $folders += $Folder }
$after = $folders -join ';'
if ($after -ne $before) { $key.SetValue('Path', $after, 'ExpandString') }
$key.Close()
