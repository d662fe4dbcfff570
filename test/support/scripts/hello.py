import os, sys, time

print("你好 from", os.environ["PANSENTRY_JOB_ID"], sys.argv[1:])
print("to stderr", file=sys.stderr)
print("::progress 3/10")
print("cwd", os.getcwd(), "and", os.environ["COLOUR"])
if "wait" in sys.argv:
    time.sleep(60)
sys.exit(int(os.environ.get("EXIT", "0")))
