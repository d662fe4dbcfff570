@echo off
rem A prompt waits for a batch file, and takes its exit code; for a window program it does neither.
"%~dp0..\Pansentry.exe" %*
exit /b %ERRORLEVEL%
