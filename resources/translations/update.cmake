# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DLUPDATE=… -DROOT=… -DOUTPUT=… -P update.cmake: runs lupdate once a room with visible texts.
# The English files hold plural forms only.
file(GLOB rooms RELATIVE ${ROOT} ${ROOT}/ui/* ${ROOT}/app/console ${ROOT}/models/inspection)
foreach(room ${rooms})
  file(GLOB_RECURSE sources ${ROOT}/${room}/*.cpp ${ROOT}/${room}/*.h)
  if(NOT sources)
    continue()
  endif()
  get_filename_component(name ${room} NAME)
  foreach(language en zh_CN)
    set(output ${OUTPUT}/${language}/${name}.ts)
    set(options -silent -no-obsolete -locations none -I ${ROOT} -source-language en_GB)
    if(language STREQUAL en)
      list(APPEND options -pluralonly -target-language en_GB)
    else()
      list(APPEND options -target-language zh_CN)
    endif()
    execute_process(COMMAND ${LUPDATE} ${options} ${sources} -ts ${output}
      COMMAND_ERROR_IS_FATAL ANY)
    # A room without texts needs no file.
    file(STRINGS ${output} messages REGEX "<message")
    if(NOT messages)
      file(REMOVE ${output})
    endif()
  endforeach()
endforeach()
