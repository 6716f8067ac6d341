

from _in_place import look_up_in_place

BaseEventLoop.run_in_executor = look_up_in_place(BaseEventLoop.run_in_executor)
del look_up_in_place
