import fcntl
import sys

# Holds a file's lock as apt and dpkg do, until its standard input ends.
lock = open(sys.argv[1], "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
