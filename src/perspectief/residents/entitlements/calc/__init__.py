"""The interview: what was told, which screens there are, which comes next. Sums and lists; no Django, no words.

* `told`: the answers, and the household file they make;
* `screens`: every screen that makes sense for what was told; `accept` puts an answer in;
* `order`: the screen that can still change most, what is already settled, and the open doors.
"""
