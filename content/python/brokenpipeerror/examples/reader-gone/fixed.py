import os
import sys

# stdout becomes a pipe, as in: python report.py | head -n 1
reader, writer = os.pipe()
os.dup2(writer, sys.stdout.fileno())
os.close(reader)  # head has its row and ends

try:
    for number in range(1, 1001):
        print("row", number)
    sys.stdout.flush()  # inside the try, not at exit
except BrokenPipeError:
    # whatever is still buffered goes nowhere, without an error
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print("the reader has left, stopping", file=sys.stderr)
