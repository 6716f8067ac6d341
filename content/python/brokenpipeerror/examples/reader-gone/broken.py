import os
import sys

# stdout becomes a pipe, as in: python report.py | head -n 1
reader, writer = os.pipe()
os.dup2(writer, sys.stdout.fileno())
os.close(reader)  # head has its row and ends

for number in range(1, 1001):
    print("row", number, flush=True)
