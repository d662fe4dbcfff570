#!/bin/sh
# A program, its child and its grandchild, none of which ends when asked politely. Their ids go to $1.
trap '' TERM
echo $$ >> "$1"
sh -c 'trap "" TERM; echo $$ >> "$0"; sh -c "trap \"\" TERM; echo \$\$ >> \"\$0\"; while :; do sleep 1; done" "$0" & while :; do sleep 1; done' "$1" &
while :; do sleep 1; done
