"""For the Python with Keras 3: predicts with many files, one after the other.

    predict_all.py predict_elsewhere.py TASKS.json
"""
import importlib.util
import json
import sys
import traceback

spec = importlib.util.spec_from_file_location("predict_elsewhere", sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
for path, given, answer, batch_size, _, _ in json.load(open(sys.argv[2])):
    try:
        program.main(path, given, answer, batch_size)
    except Exception:
        with open(answer + ".error", "w") as file:
            file.write(traceback.format_exc())
