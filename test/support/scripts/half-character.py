import sys, time

out = sys.stdout.buffer
for part in (b"\xe7\x9b", b"\x98\xe5", b"\x93\xa8\n", b"half: \xe7\x9b"):
    out.write(part)
    out.flush()
    time.sleep(0.05)
