#!/bin/sh
# After the .deb or the .rpm is unpacked.
set -e

ln -sf '/opt/Pansentry/pansentry' '/usr/bin/pansentry'

# Chromium's sandbox where the system keeps user namespaces from people; elsewhere it is not asked.
chmod 4755 '/opt/Pansentry/chrome-sandbox'

# Ubuntu 24.04 and newer keep namespaces from programs without a profile, which older AppArmors cannot read.
# https://ubuntu.com/blog/ubuntu-23-10-restricted-unprivileged-user-namespaces
profile='/opt/Pansentry/resources/apparmor-profile'
if apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/pansentry'
  # An image that is made in a chroot has no kernel of its own.
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/pansentry' || true
  fi
fi
